using System.CommandLine;
using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Cli.Commands.Store;

/// <summary>Runs a command on a store with the exit codes that scripts rely on.</summary>
internal static class StoreAction
{
    private const int Done = 0;
    private const int WrongInput = 2;

    public static int Run(ParseResult result, string store, Action action)
    {
        try
        {
            action();
            return Done;
        }
        catch (InvalidInputException e)
        {
            result.InvocationConfiguration.Error.WriteLine(e.Message);
        }
        catch (SqliteException e)
        {
            result.InvocationConfiguration.Error.WriteLine($"{store}: the store is damaged or in use (SQLite error {e.SqliteErrorCode}); try again, else extract anew");
        }

        return WrongInput;
    }
}
