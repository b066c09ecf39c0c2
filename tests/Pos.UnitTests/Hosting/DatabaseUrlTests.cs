using Npgsql;
using Pos.Hosting;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class DatabaseUrlTests
{
    private const string Secret = "hush";

    [Theory]
    [InlineData("Host=db;Port=5433;Database=pos;Username=grace;Password=hush")]
    [InlineData("Server=db; Database=pos; User Id=grace; Password='a;b=c'; Maximum Pool Size=7")]
    [InlineData("Host=first:5432,second:5433;Database=pos")]
    [InlineData("Host=db;Password=x://y;Database=pos")]
    public void A_connection_string_comes_back_unchanged(string value)
    {
        Assert.Equal(value, DatabaseUrl.ToConnectionString(value));
    }

    [Theory]
    [InlineData("postgresql://grace:hush@db:5433/pos")]
    [InlineData("postgres://grace:hush@db:5433/pos")]
    [InlineData("postgresql+asyncpg://grace:hush@db:5433/pos")]
    [InlineData("postgresql+psycopg2://grace:hush@db:5433/pos")]
    [InlineData("PostgreSQL://grace:hush@db:5433/pos")]
    [InlineData("  postgresql://grace:hush@db:5433/pos\n")]
    public void A_url_names_host_port_database_user_and_password(string value)
    {
        var parsed = Parse(value);

        Assert.Equal(("db", 5433, "pos"), (parsed.Host, parsed.Port, parsed.Database));
        Assert.Equal(("grace", "hush"), (parsed.Username, parsed.Password));
    }

    [Theory]
    [InlineData("postgresql://grace:hush@db/pos")]
    [InlineData("postgresql://grace:hush@db:/pos")]
    [InlineData("postgresql://grace:hush@[::1]/pos")]
    public void Without_a_port_it_is_5432(string value)
    {
        Assert.Equal(5432, Parse(value).Port);
    }

    [Fact]
    public void User_password_and_database_are_percent_decoded()
    {
        var parsed = Parse("postgresql://gr%40ce:p%40ss%2Fw%3Frd%3B%25%20%C3%BC'=\"@db/my%20pos");

        Assert.Equal(("gr@ce", "p@ss/w?rd;% ü'=\"", "my pos"), (parsed.Username, parsed.Password, parsed.Database));
    }

    [Theory]
    [InlineData("postgresql://grace:a@b@db/pos", "a@b")]
    [InlineData("postgresql://grace:a:b@db/pos", "a:b")]
    [InlineData("postgresql://grace:a+b#c@db/pos", "a+b#c")]
    [InlineData("postgresql://grace:50%@db/pos", "50%")]
    public void A_password_that_is_not_ambiguous_is_taken_as_it_is(string value, string password)
    {
        Assert.Equal(password, Parse(value).Password);
    }

    [Theory]
    [InlineData("postgresql://db/pos", null, null)]
    [InlineData("postgresql://grace@db/pos", "grace", null)]
    [InlineData("postgresql://grace:@db/pos", "grace", null)]
    public void User_and_password_may_be_absent(string value, string? user, string? password)
    {
        var parsed = Parse(value);

        Assert.Equal((user, password), (parsed.Username, parsed.Password));
    }

    [Theory]
    [InlineData("postgresql://grace@[::1]:5433/pos", "::1")]
    [InlineData("postgresql://grace@[2001:db8::7]:5433/pos", "2001:db8::7")]
    [InlineData("postgresql://grace@127.0.0.1:5433/pos", "127.0.0.1")]
    [InlineData("postgresql://grace@%2Fvar%2Frun%2Fpostgresql:5433/pos", "/var/run/postgresql")]
    [InlineData("postgresql://grace@:5433/pos?host=/var/run/postgresql", "/var/run/postgresql")]
    public void A_host_is_a_name_an_address_or_the_directory_of_a_socket(string value, string host)
    {
        var parsed = Parse(value);

        Assert.Equal((host, 5433, "pos"), (parsed.Host, parsed.Port, parsed.Database));
    }

    [Theory]
    [InlineData("sslmode=disable", SslMode.Disable)]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-ca", SslMode.VerifyCA)]
    [InlineData("sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("ssl=prefer", SslMode.Prefer)]
    public void Sslmode_becomes_the_ssl_mode(string query, SslMode expected)
    {
        Assert.Equal(expected, Parse($"postgresql://grace:hush@db/pos?{query}").SslMode);
    }

    [Fact]
    public void Other_parameters_with_a_counterpart_are_carried_over()
    {
        var parsed = Parse(
            "postgresql://grace@db/pos?application_name=pos%20api&connect_timeout=7&sslrootcert=/ca.pem&channel_binding=require&options=-c%20statement_timeout%3D5s"
        );

        Assert.Equal(("pos api", 7, "/ca.pem"), (parsed.ApplicationName, parsed.Timeout, parsed.RootCertificate));
        Assert.Equal((ChannelBinding.Require, "-c statement_timeout=5s"), (parsed.ChannelBinding, parsed.Options));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("hush", "keyword")]
    [InlineData("Database=pos;Password=hush", "no host")]
    [InlineData("Host=db;Pasword=hush", "keyword")]
    [InlineData("Host=db;Port=hush", "keyword")]
    [InlineData("Host=db;SSL Mode=hush", "keyword")]
    [InlineData("mysql://grace:hush@db/pos", "not one of PostgreSQL")]
    [InlineData("jdbc:postgresql://grace:hush@db/pos", "not one of PostgreSQL")]
    [InlineData("postgresql+://grace:hush@db/pos", "not one of PostgreSQL")]
    [InlineData("postgresql://grace:hush@/pos", "no host")]
    [InlineData("postgresql://grace:hush@db", "no database")]
    [InlineData("postgresql://grace:hush@db/", "no database")]
    [InlineData("postgresql://", "no host")]
    [InlineData("postgresql://grace:hush@db:0/pos", "port")]
    [InlineData("postgresql://grace:hush@db:65536/pos", "port")]
    [InlineData("postgresql://grace:hush@db:five/pos", "port")]
    [InlineData("postgresql://grace:hush@2001:db8::7/pos", "port")]
    [InlineData("postgresql://grace:hush@[::1/pos", "IPv6")]
    [InlineData("postgresql://grace:hush@first:5432,second:5432/pos", "several hosts")]
    [InlineData("postgresql://grace:hu/sh@db/pos", "port")]
    [InlineData("postgresql://grace:1/hush@db/pos", "Percent-encode")]
    [InlineData("postgresql://grace:1?hush@db/pos", "name=value")]
    [InlineData("postgresql://grace:1?hush@db/pos?x=1", "name=value")]
    [InlineData("postgresql://grace:hush@db/pos/more", "Percent-encode")]
    [InlineData("postgresql://grace:hush@db/pos?sslmode=hush", "'sslmode'")]
    [InlineData("postgresql://grace:hush@db/pos?sslmode=2", "'sslmode'")]
    [InlineData("postgresql://grace:hush@db/pos?connect_timeout=soon", "'connect_timeout'")]
    [InlineData("postgresql://grace:hush@db/pos?pool_size=5", "'pool_size'")]
    [InlineData("postgresql://grace:hush@db/pos?verbose", "name=value")]
    public void Anything_else_is_refused_with_what_is_wrong_and_without_the_password(string value, string says)
    {
        var refusal = Assert.Throws<FormatException>(() => DatabaseUrl.ToConnectionString(value));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    private static NpgsqlConnectionStringBuilder Parse(string value) => new(DatabaseUrl.ToConnectionString(value));
}
