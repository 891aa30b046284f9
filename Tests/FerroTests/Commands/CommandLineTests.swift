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

    @Test func `a worker takes its queues with weights, and its limits`() throws {
        let options = try WorkOptions.parse([
            "--queues", "mail:3, default:1", "--max-jobs", "5", "--max-memory", "64", "--max-time", "60",
        ])
        #expect(options.queues == "mail:3, default:1")
        #expect(options.maxJobs == 5 && options.maxMemory == 64 && options.maxTime == 60)
    }

    @Test(arguments: [
        ["--queues", "mail,"], ["--queues", "mail:0"], ["--queues", "mail:3,default"], ["--concurrency", "0"],
        ["--max-jobs", "0"], ["--max-memory", "-1"], ["--health-port", "65536"],
    ])
    func `what a worker cannot do is refused before anything is opened`(arguments: [String]) {
        #expect(throws: (any Error).self) { try WorkOptions.parse(arguments) }
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
