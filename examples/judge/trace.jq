# What get-metric-data answers, as a trace for redgreen judge: a row for each minute, a cell empty where there is no data.
# Version 1 of the AWS CLI writes times as seconds, version 2 in ISO 8601.
["minute", "green_requests", "green_errors", "red_requests", "red_errors"] as $columns
| $columns,
  ([.MetricDataResults[] | .Label as $column | [.Timestamps, .Values] | transpose[] | {minute: .[0], ($column): .[1]}]
    | group_by(.minute)[] | add | .minute |= (if type == "number" then todate else . end) | [.[$columns[]]])
| @csv
