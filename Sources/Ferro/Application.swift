public import FerroCache

/// An app: one type that names everything the app has.
///
/// ```swift
/// struct App: Application {
///     func config(_ env: Env) throws -> Config { try .live(env) }
///     var migrations: [any Migration.Type] { AppMigrations.all }
///     var jobs: [any Job.Type] { [RankLink.self] }
///     func routes(_ r: Router) { appRoutes(r) }
/// }
/// ```
///
/// The executables `web` and `worker` and the tests all start from it, so what one of them sees the others see too.
public protocol Application: Sendable {
    /// Makes the value; it holds nothing that is opened or running.
    init()

    /// The settings, from the environment and from what the app decides itself.
    ///
    /// - Throws: `EnvError` naming the variable; the start stops there.
    func config(_ env: Env) throws -> Config

    /// Every migration, oldest first.
    var migrations: [any Migration.Type] { get }
    /// Every model, for `db:diff`; the order does not matter.
    var models: [any Model.Type] { get }
    /// Every job the worker may be asked to run.
    var jobs: [any Job.Type] { get }
    /// Who listens to which event; those of one event run in this order.
    var listeners: [EventListener] { get }
    /// What is pushed at certain times.
    var schedule: Schedule { get }
    /// What `db:seed` runs, in order.
    var seeders: [any Seeder.Type] { get }
    /// The app's own verbs of `web`.
    var commands: [any Command.Type] { get }
    /// The environment variables the app declares beside the framework's.
    var environment: [EnvDeclaration] { get }

    /// What fills the cache before the first request; one that fails is logged and left out.
    func warmers(_ c: CommandContext) -> [CacheWarmer]
    /// Declares the routes.
    func routes(_ r: Router)
    /// Sets services that are not the defaults.
    func services(_ services: inout Services)
}

extension Application {
    /// None.
    public var migrations: [any Migration.Type] { [] }
    /// None.
    public var models: [any Model.Type] { [] }
    /// None.
    public var jobs: [any Job.Type] { [] }
    /// Nobody.
    public var listeners: [EventListener] { [] }
    /// Nothing.
    public var schedule: Schedule { Schedule() }
    /// None.
    public var seeders: [any Seeder.Type] { [] }
    /// None.
    public var commands: [any Command.Type] { [] }
    /// None.
    public var environment: [EnvDeclaration] { [] }
    /// None.
    public func warmers(_ c: CommandContext) -> [CacheWarmer] { [] }
    /// Leaves every service as it is declared.
    public func services(_ services: inout Services) {}
}
