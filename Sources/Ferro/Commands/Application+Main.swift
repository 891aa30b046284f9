internal import ArgumentParser

/// What a program of the app does when no verb is named.
public enum DefaultVerb: Sendable {
    /// Serves requests; other verbs are there too. For the executable `web`.
    case serve
    /// Runs jobs. For the executable `worker`.
    case work
}

extension Application {
    /// Runs the program: reads the command line, does what it says and ends the process with its exit code.
    ///
    /// Errors are printed to standard error as a sentence, without a stack trace; the exit code is then 1, or 64 for a
    /// command line that cannot be understood.
    public static func main(default verb: DefaultVerb) async {
        switch verb {
        case .serve: await WebCommand<Self>.main()
        case .work: await WorkCommand<Self>.main()
        }
    }
}

/// The program `web`.
struct WebCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "web",
            abstract: "Serve the app, or run one of its verbs.",
            discussion: """
                Without a verb it serves on SERVER_HOST:SERVER_PORT (127.0.0.1:8080), after running pending migrations in \
                development. Settings come from the environment, then .env.{APP_ENV}.local, .env.{APP_ENV}, .env.local and \
                .env; .env.example lists them all.
                """,
            subcommands: [
                ServeCommand<App>.self,
                MigrateCommand<App>.self, RollbackCommand<App>.self, StatusCommand<App>.self, FreshCommand<App>.self,
                SeedCommand<App>.self, RoutesCommand<App>.self, QueueWorkCommand<App>.self, EnvExampleCommand<App>.self,
            ] + App().commands.map { $0 as any ParsableCommand.Type },
            defaultSubcommand: ServeCommand<App>.self)
    }
}
