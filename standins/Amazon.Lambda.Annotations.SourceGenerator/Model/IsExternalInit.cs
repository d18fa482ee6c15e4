using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Records need this type, which .NET Standard 2.0 does not have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
