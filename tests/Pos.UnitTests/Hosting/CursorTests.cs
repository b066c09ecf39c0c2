using CsCheck;
using Pos.Api.Hosting.Paging;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class CursorTests
{
    private static readonly byte[] Place = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void A_place_comes_back_as_it_was_given_out() =>
        Gen
            .Byte.Array[1, 40]
            .Sample(place =>
            {
                var read = new byte[place.Length];

                return Cursor.TryRead("sales", Cursor.Write("sales", place), read) && read.AsSpan().SequenceEqual(place);
            });

    [Fact]
    public void A_cursor_needs_no_escaping_in_an_address()
    {
        var cursor = Cursor.Write("sales", [0xFB, 0xEF, 0xBE, 0xFF, 0xFF]);

        Assert.Equal(Uri.EscapeDataString(cursor), cursor);
    }

    [Fact]
    public void No_character_of_it_can_be_changed()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .é";
        var cursor = Cursor.Write("sales", Place);

        for (var i = 0; i < cursor.Length; i++)
        {
            foreach (var other in Alphabet.Where(other => other != cursor[i]))
            {
                Assert.False(IsRead("sales", $"{cursor[..i]}{other}{cursor[(i + 1)..]}"), $"{other} at {i}");
            }
        }
    }

    [Fact]
    public void Nothing_can_be_cut_off_or_added()
    {
        var cursor = Cursor.Write("sales", Place);

        Assert.All(Enumerable.Range(0, cursor.Length), length => Assert.False(IsRead("sales", cursor[..length])));
        Assert.All(["A", "=", " ", "\n", "AAAA"], more => Assert.False(IsRead("sales", cursor + more)));
        Assert.All(["A", " ", "\n"], more => Assert.False(IsRead("sales", more + cursor)));
    }

    [Fact]
    public void A_cursor_of_one_list_is_none_of_another() => Assert.False(IsRead("products", Cursor.Write("sales", Place)));

    private static bool IsRead(string list, string cursor) => Cursor.TryRead(list, cursor, new byte[Place.Length]);
}
