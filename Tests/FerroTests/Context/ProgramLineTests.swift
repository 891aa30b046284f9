import Foundation
import Logging
import Testing

@testable import Ferro

@Suite struct `The line of the app that repeats a statement` {
    #if os(Linux)
        @Test(.timeLimit(.minutes(2))) func `is in the warning of a request in development`() async throws {
            let lines = Lines()
            try await withRuntime(Loops(), stage: .development, lines: lines) { runtime in
                let answer = await RequestHandler(runtime).respond(to: Request(path: "/loops"))
                #expect(answer.status == .ok)
                let line = try #require(await lines.first { $0.contains("the same statement ran") })
                #expect(line.contains("ProgramLineTests.swift:\(Loops.line)"), "\(line)")
                #expect(line.contains(".with("))
            }
        }

        @Test func `is noted without reading the program's debug information`() async {
            let clock = ContinuousClock()
            let noted = clock.measure { for _ in 0..<10 { _ = ProgramLine() } }
            #expect(noted < .seconds(5))
        }
    #endif

    @Test(arguments: [
        ("/home/ada/board/app/Controllers/Links.swift", true), ("/home/ada/ferro/Sources/FerroORM/Query.swift", false),
        ("/home/ada/board/.build/checkouts/swift-nio/Sources/NIO/Loop.swift", false), ("/usr/lib/libc.so", false),
        ("/build/swift/stdlib/public/core/Array.swift", false),
    ])
    func `is in a file of the app`(path: String, isApp: Bool) { #expect(ProgramLine.isApp(path) == isApp) }
}

private struct Loops: Application {
    static let line = #line + 5
    func config(_ env: Env) throws -> Config { try Config(env) }

    func routes(_ r: Router) {
        r.get("loops") { (c: Context) async throws -> String in
            for number in 0..<12 { try await c.db.execute("SELECT \(number)") }
            return "done"
        }
    }
}
