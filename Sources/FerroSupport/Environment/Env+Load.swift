#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension Env {
    /// Reads the process's environment and the `.env` files of a directory.
    ///
    /// The stage is the given one, else what `APP_ENV` says in the process, `.env.local` or `.env`. Of several values
    /// for one variable the strongest wins: process, `.env.{stage}.local`, `.env.{stage}`, `.env.local`, `.env`. In
    /// the test stage `.env.local` is skipped, so that tests see the same values on every machine; its own files end
    /// in `.testing` or `.test`. A variable that is set and empty still wins over weaker places.
    ///
    /// - Parameters:
    ///   - directory: where the files are; the working directory by default.
    ///   - process: the process's environment.
    ///   - stage: overrides `APP_ENV`.
    ///
    /// A file that does not exist is fine. Throws `.file` for one that cannot be read, `.syntax` for a line that is
    /// wrong and `.stage` for an `APP_ENV` that is no name. It reads files, so call it while starting.
    public static func load(
        directory: String = ".", process: [String: String] = ProcessInfo.processInfo.environment,
        stage: Stage? = nil
    ) throws(EnvError) -> Env {
        var files = EnvFileStack(directory: directory, process: process)
        try files.add(".env")
        let chosen = if let stage { stage } else { try files.stage() }
        if chosen != .test { try files.add(".env.local") }
        for suffix in chosen.fileSuffixes.reversed() { try files.add(".env.\(suffix)") }
        for suffix in chosen.fileSuffixes.reversed() { try files.add(".env.\(suffix).local") }

        var entries = files.entries
        for (name, text) in process { entries[name] = EnvEntry(text, from: .process) }
        if stage != nil {
            entries["APP_ENV"] = EnvEntry(chosen.environmentName, from: .code)
        } else if let found = entries["APP_ENV"], Stage(environmentName: found.text) != chosen {
            throw EnvError(
                .stage,
                "APP_ENV is \(EnvText.shown(found.text)) (read from \(found.origin)), but the files were chosen for "
                    + "\(chosen): set it in the process environment, or in .env.local or .env only",
                variable: "APP_ENV")
        }
        return Env(stage: chosen, entries: entries)
    }
}
