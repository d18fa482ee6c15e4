namespace Standins.Generator.Models;

/// <summary>Everything that the allowed operations reach, and in which direction it travels.</summary>
internal sealed class Closure
{
    private readonly ServiceModel _model;
    private readonly SortedSet<string> _sent = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _received = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _errors = new(StringComparer.Ordinal);

    public Closure(ServiceModel model)
    {
        _model = model;
        foreach (var operation in model.Operations)
        {
            WalkMembers(operation.Input, _sent);
            WalkMembers(operation.Output, _received);
            foreach (var error in operation.Errors)
                if (_errors.Add(error))
                    WalkMembers(error, _received);
        }
    }

    /// <summary>Structures inside requests.</summary>
    public IEnumerable<Shape> Sent => Structures(_sent);
    /// <summary>Structures inside responses and errors.</summary>
    public IEnumerable<Shape> Received => Structures(_received);
    public IEnumerable<Shape> All => Structures(_sent.Union(_received).Order(StringComparer.Ordinal));
    public IEnumerable<Shape> Errors => _errors.Select(name => _model[name]);
    public IEnumerable<Shape> Enums => _sent.Union(_received).Order(StringComparer.Ordinal).Select(name => _model[name]).Where(shape => shape.IsEnum);

    // The operation's own input and output become <Operation>Request and <Operation>Response; only what is inside is a type.
    private void WalkMembers(string? structure, SortedSet<string> found)
    {
        foreach (var member in structure == null ? [] : _model[structure].Members)
            Walk(member.Shape, found);
    }

    private void Walk(string name, SortedSet<string> found)
    {
        if (!found.Add(name))
            return;
        if (_model.Operations.Any(o => o.Input == name || o.Output == name))
            throw new InvalidOperationException($"{_model.ServiceId}: {name} is an operation's own shape and also a member somewhere; this generator does not name such a type.");
        var shape = _model[name];
        if (shape.Element != null)
            Walk(shape.Element, found);
        WalkMembers(name, found);
    }

    private IEnumerable<Shape> Structures(IEnumerable<string> names)
        => names.Select(name => _model[name]).Where(shape => shape is { Type: "structure", IsDocument: false });
}
