internal import ArgumentParser
internal import FerroRouting

/// `web routes`.
struct RoutesCommand<App: Application>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "routes", abstract: "List the routes: method, path, name and middleware.",
            discussion: "It opens nothing: no database is needed.")
    }

    func run() async throws {
        let app = App()
        let config = try Boot<App>.config(app, try Boot<App>.environment())
        print(Self.table(try Runtime.table(of: app, config).routes), terminator: "")
    }

    /// The routes in columns as wide as their widest cell.
    static func table(_ routes: [RouteRecord]) -> String {
        let rows = routes.map { [$0.method, $0.path, $0.name ?? "", $0.middleware.joined(separator: ", ")] }
        let header = ["METHOD", "PATH", "NAME", "MIDDLEWARE"]
        let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
        return ([header] + rows).map { row in
            zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
                .joined(separator: "  ").trimmingSuffix { $0 == " " } + "\n"
        }.joined()
    }
}

extension String {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var copy = self
        while let last = copy.last, predicate(last) { copy.removeLast() }
        return copy
    }
}
