using RedGreen.Sandbox.DynamoDb.Expressions;
using RedGreen.Sandbox.DynamoDb.Tables;

namespace RedGreen.Sandbox.DynamoDb.Items;

/// <summary>What a Query may ask of the key: one partition, and at most one condition on the sort key.</summary>
internal static class KeyCondition
{
    /// <summary>Reads a KeyConditionExpression.</summary>
    public static Condition Read(ExpressionReader reader, KeySchema key)
    {
        var condition = new ConditionParser(reader).Parse();
        var parts = Parts(condition).ToList();
        foreach (var part in parts)
            if (part is not (Condition.Comparison { Operator: not "<>", Left: Operand.Path, Right: Operand.Constant } or Condition.Between { Value: Operand.Path } or Condition.BeginsWith) || part.Paths.Any(static path => path.Steps.Count > 1))
                throw reader.Invalid($"Invalid operator used in KeyConditionExpression: {Name(part)}");
        var hash = parts.Where(part => part.Paths.Any(path => path.Attribute == key.Hash.Name)).ToList();
        var rest = parts.Except(hash).ToList();
        if (hash.Count == 0)
            throw DynamoErrors.Validation($"Query condition missed key schema element: {key.Hash.Name}");
        if (hash.Count > 1 || rest.Count > 1)
            throw DynamoErrors.Validation("KeyConditionExpressions must only contain one condition per key");
        if (hash[0] is not Condition.Comparison { Operator: "=" })
            throw DynamoErrors.Validation("Query key condition not supported");
        if (rest is [var other] && other.Paths.Any(path => path.Attribute != key.Range?.Name))
            throw key.Range is null
                ? DynamoErrors.Validation("Query key condition not supported")
                : DynamoErrors.Validation($"Query condition missed key schema element: {key.Range.Name}");
        CheckTypes(parts, key);
        return condition;
    }

    private static IEnumerable<Condition> Parts(Condition condition) =>
        condition is Condition.And and ? Parts(and.Left).Concat(Parts(and.Right)) : [condition];

    private static void CheckTypes(IEnumerable<Condition> parts, KeySchema key)
    {
        foreach (var part in parts)
        {
            var attribute = key.Attributes.First(attribute => attribute.Name == part.Paths.First().Attribute);
            var operands = part switch
            {
                Condition.Comparison comparison => [comparison.Right],
                Condition.Between between => [between.Low, between.High],
                Condition.BeginsWith begins => new[] { begins.Prefix },
                _ => [],
            };
            if (operands.Any(operand => operand is not Operand.Constant constant || constant.Value.Type != attribute.Type))
                throw DynamoErrors.InvalidParameter("Condition parameter type does not match schema type");
        }
    }

    private static string Name(Condition condition) => condition switch
    {
        Condition.Comparison comparison => comparison.Operator,
        Condition.Exists exists => exists.Wanted ? "attribute_exists" : "attribute_not_exists",
        Condition.HasType => "attribute_type",
        Condition.Contains => "contains",
        _ => condition.GetType().Name.ToUpperInvariant(),
    };
}
