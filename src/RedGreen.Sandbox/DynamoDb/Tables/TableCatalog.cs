using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Tables;

/// <summary>The account's tables by name.</summary>
internal sealed class TableCatalog
{
    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    /// <summary>By name.</summary>
    public IEnumerable<Table> All => _tables.Values;

    public IEnumerable<string> Names => _tables.Keys;

    public bool Contains(string name) => _tables.ContainsKey(name);

    public void Add(Table table) => _tables.Add(table.Name, table);

    public void Remove(Table table) => _tables.Remove(table.Name);

    /// <summary>The table that an operation on items names.</summary>
    public Table Of(JsonObject input) => _tables.GetValueOrDefault(NameIn(input)) ?? throw DynamoErrors.NoSuchTable();

    /// <summary>The table that an operation on tables names.</summary>
    public Table Named(JsonObject input)
    {
        var name = NameIn(input);
        return _tables.GetValueOrDefault(name) ?? throw DynamoErrors.NoSuchTable(name);
    }

    // A table goes by its name or its ARN.
    private static string NameIn(JsonObject input)
    {
        var name = input.Text("TableName") ?? throw DynamoErrors.Required("tableName");
        return name.StartsWith("arn:", StringComparison.Ordinal) && name.IndexOf(":table/", StringComparison.Ordinal) is > 0 and var at ? name[(at + 7)..] : name;
    }
}
