using System.Collections.Immutable;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>Every rule of the bus.</summary>
internal sealed class RuleBook
{
    // Replaced, never changed: an event may make rules come and go while it is looked up.
    private ImmutableSortedDictionary<string, Rule> _rules = ImmutableSortedDictionary.Create<string, Rule>(StringComparer.Ordinal);

    public IEnumerable<Rule> All => _rules.Values;

    public Rule? Find(string name) => _rules.GetValueOrDefault(name);

    /// <exception cref="AwsError">ResourceNotFoundException.</exception>
    public Rule Get(string? name) => Find(name ?? throw EventErrors.Missing("Name")) ?? throw EventErrors.NoSuchRule(name);

    public void Put(Rule rule) => _rules = _rules.SetItem(rule.Name, rule);

    public void Remove(string name) => _rules = _rules.Remove(name);
}
