import ArgumentParser
import Testing

@testable import Ferro

@Suite struct `The command line` {
    @Test(arguments: [
        (["db:rollback", "--steps", "0"], "--steps"),
        (["serve", "--port", "70000"], "--port"),
        (["queue:work", "--concurrency", "0"], "--concurrency"),
        (["queue:work", "--queues", " , "], "--queues"),
        (["db:nothing"], "db:nothing"),
    ])
    func `a bad argument is refused by its name before anything opens`(arguments: [String], name: String) throws {
        let error = try #require(throws: (any Error).self) { try WebCommand<Sample>.parseAsRoot(arguments) }
        #expect(WebCommand<Sample>.message(for: error).contains(name))
        #expect(WebCommand<Sample>.exitCode(for: error).rawValue == 64)
    }

    @Test func `web without a verb serves`() throws {
        #expect(try WebCommand<Sample>.parseAsRoot([]) is ServeCommand<Sample>)
        let serve = try #require(try WebCommand<Sample>.parseAsRoot(["--port", "0"]) as? ServeCommand<Sample>)
        #expect(serve.port == 0)
    }

    @Test func `help names every verb`() {
        let help = WebCommand<Sample>.helpMessage()
        for verb in ["serve", "db:migrate", "db:rollback", "db:status", "db:fresh", "db:seed", "routes", "queue:work"] {
            #expect(help.contains(verb), "\(verb)")
        }
    }

    @Test func `the queues of a worker are split at commas`() {
        #expect(WorkOptions.names("mail, default,") == ["mail", "default"])
    }

    @Test func `routes are printed in columns`() throws {
        let table = try RouteTable(routes)
        #expect(
            RoutesCommand<Sample>.table(table.routes) == """
                METHOD  PATH           NAME         MIDDLEWARE
                GET     /              home
                DELETE  /links/{link}  links.erase  Stamp

                """)
    }

    private var routes: Router {
        let r = Router()
        r.get("", name: "home") { "home" }
        r.group("links", use: Stamp()) { $0.delete("{link}", name: "links.erase") { "gone" } }
        return r
    }
}
