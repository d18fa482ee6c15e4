namespace RedGreen.Routing.Dns;

/// <summary>Reads a name's records as two sides of one split.</summary>
internal static class WeightedRecords
{
    /// <summary>The records as one rule, Red's load balancer first; null with every reason why not added to <paramref name="problems"/>.</summary>
    public static RoutedRule? Of(DnsFacts dns, string red, List<string> problems)
    {
        var before = problems.Count;
        if (!dns.HasZone)
            problems.Add($"dns: there is no hosted zone {dns.Name.HostedZoneId}, or it is another account's");
        else if (dns.Records is [])
            problems.Add($"dns: hosted zone {dns.Name.HostedZoneId} has no A, AAAA or CNAME record {dns.Name.Name}");

        var types = dns.Records.GroupBy(record => record.Type).OrderBy(type => type.Key, StringComparer.Ordinal).ToList();
        problems.AddRange(types.SelectMany(type => Problems(dns.Name.Name, type.Key, [.. type], red)));
        if (problems.Count > before)
            return null;

        var sides = types.Select(type => (type.Key, Red: type.Single(record => record.Destination == red), Green: type.Single(record => record.Destination != red))).ToList();
        if (sides.Select(side => side.Green.Destination).Distinct().Count() > 1)
        {
            problems.Add($"dns: the records {dns.Name.Name} of different types lead to different load balancers beside {red}: {string.Join(", ", sides.Select(side => $"{side.Key} {side.Green.Destination}"))}");
            return null;
        }

        return new RoutedRule
        {
            Kind = RoutedRule.Record,
            Arn = dns.Name.ToString(),
            Original = [.. sides.Select(side => RecordAction.Of(side.Key, [(side.Red.Destination, side.Red.Weight), (side.Green.Destination, side.Green.Weight)]))],
            HostedZoneId = dns.Name.HostedZoneId,
            ChangeBatch = RecordChanges.Back(sides.SelectMany(side => new[] { side.Red.Whole, side.Green.Whole })),
        };
    }

    private static IEnumerable<string> Problems(string name, string type, List<RecordFacts> records, string red)
    {
        if (records.Any(record => record.IsOfPolicy))
        {
            yield return $"dns: the {type} records {name} are made by a traffic policy, which alone may change them";
            yield break;
        }

        if (records.Any(record => record.Weight is null))
        {
            yield return $"dns: the {type} record {name} is not weighted";
            yield break;
        }

        if (records.Count != 2)
        {
            yield return $"dns: there are {records.Count} weighted {type} records {name}; there must be two, one for each load balancer";
            yield break;
        }

        if (records.Count(record => record.Destination == red) != 1)
            yield return $"dns: of the two {type} records {name} one must lead to {red}, the load balancer of the service's target group, and one to another; found {string.Join(" and ", records.Select(record => record.Destination ?? "addresses"))}";
        else if (records.All(record => record.Weight == 0))
            yield return $"dns: both {type} records {name} have weight 0, which Route 53 answers equally often; give all weight to {red}";
        else if (records.All(record => record.Weight > 0))
            yield return $"dns: both {type} records {name} carry weight; give all of it to {red} before a deployment";
        else if (records.Single(record => record.Destination == red).Weight == 0)
            yield return $"dns: the {type} record {name} that leads to {red} has weight 0: production points at something else";
    }
}
