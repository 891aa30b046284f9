internal import AppConfig
internal import AppMigrations
public import Ferro

/// Linkboard: the links a team found worth reading, with votes and comments.
public struct App: Application {
    /// The app; nothing is opened yet.
    public init() {}

    /// The settings of `config/`.
    public func config(_ env: Env) throws -> Config { try .live(env) }
    /// The list of `migrations/`.
    public var migrations: [any Migration.Type] { AppMigrations.all }
    /// Every model, sorted by name.
    public var models: [any Model.Type] { [Comment.self, Link.self, Tagging.self, Vote.self] }
    /// Every job, sorted by name.
    public var jobs: [any Job.Type] { [RankLink.self, RecountLinks.self] }
    /// Who listens to what.
    public var listeners: [EventListener] { [.on(BoardChanged.self, ForgetBoard())] }
    /// The list of `schedule.swift`.
    public var schedule: Schedule { appSchedule }
    /// What `db:seed` runs.
    public var seeders: [any Seeder.Type] { [BoardSeeder.self] }
    /// The app's own verbs.
    public var commands: [any Command.Type] { [ImportLinks.self] }
    /// The routes of `routes.swift`.
    public func routes(_ r: Router) { appRoutes(r) }
}
