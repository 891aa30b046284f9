internal import ArgumentParser
internal import FerroSupport

/// `web env:example`: what `.env.example` must hold.
struct EnvExampleCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "env:example", abstract: "Print .env.example from the declared variables.",
            shouldDisplay: false)
    }

    func run() async throws {
        print(EnvExample.render(FerroEnvironment.declarations + App().environment), terminator: "")
    }
}
