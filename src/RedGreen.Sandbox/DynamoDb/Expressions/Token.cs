namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>The smallest part of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written.</param>
/// <param name="Start">Where it begins.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start)
{
    public int End => Start + Text.Length;
}

/// <summary>Kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>A word: an attribute's name, a function or a keyword.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    Name,

    /// <summary><c>:value</c>.</summary>
    Value,

    /// <summary>Digits: a list's index.</summary>
    Index,

    /// <summary>Anything else.</summary>
    Symbol,

    /// <summary>Nothing follows.</summary>
    End,
}
