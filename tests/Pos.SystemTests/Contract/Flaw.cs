namespace Pos.SystemTests.Contract;

/// <summary>What is wrong with a <see cref="FlawedLedger"/>.</summary>
public enum Flaw
{
    None,

    /// <summary>It books every post, whatever its key.</summary>
    BooksTheSameKeyTwice,

    /// <summary>It answers 200 to whatever comes under a key that it knows.</summary>
    TakesAnotherBody,

    /// <summary>It does not find entries by their reference.</summary>
    HasNoLookUp,

    /// <summary>It looks for the key, and books a moment later.</summary>
    ForgetsKeysInParallel,

    /// <summary>It keeps two digits of every amount.</summary>
    RoundsToCents,

    /// <summary>It says no without saying why.</summary>
    GivesNoReason,

    /// <summary>It asks nobody who he is.</summary>
    AsksForNoToken,

    /// <summary>It shows in its listing what was booked, some time after it was.</summary>
    ListsOutOfOrder,
}
