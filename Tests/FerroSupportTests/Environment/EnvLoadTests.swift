import FerroSupport
import Foundation
import Testing

@Suite struct EnvLoadTests {
    /// Runs a body with a directory of its own that holds the given files.
    private func withFiles<Result>(
        _ files: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            try Data(text.utf8).write(to: directory.appendingPathComponent(name))
        }
        return try body(directory.path)
    }

    @Test func `no file at all is fine`() throws {
        let env = try withFiles([:]) { try Env.load(directory: $0, process: [:]) }
        #expect(env.stage == .development)
        #expect(env.names.isEmpty)
    }

    @Test(arguments: [
        ("staging", ["process", ".env.staging.local", ".env.staging", ".env.local", ".env"]),
        ("local", ["process", ".env.development.local", ".env.development", ".env.local", ".env"]),
        ("qa", ["process", ".env.qa.local", ".env.qa", ".env.local", ".env"]),
        ("test", ["process", ".env.testing.local", ".env.test.local", ".env.testing", ".env.test", ".env"]),
    ])
    func `the strongest place wins, down to the weakest`(stage: String, order: [String]) throws {
        for strongest in order.indices {
            let present = order[strongest...]
            let files = Dictionary(uniqueKeysWithValues: present.filter { $0 != "process" }.map { ($0, "WHO=\($0)\n") })
            var process = ["APP_ENV": stage]
            if strongest == 0 { process["WHO"] = "process" }
            let env = try withFiles(files) { try Env.load(directory: $0, process: process) }
            #expect(env.entry("WHO")?.text == order[strongest])
        }
    }

    @Test func `the tests do not see the file of one machine`() throws {
        let env = try withFiles([".env": "A=shared", ".env.local": "A=mine\nB=mine"]) {
            try Env.load(directory: $0, process: ["APP_ENV": "testing"])
        }
        #expect(env.entry("A")?.text == "shared")
        #expect(env.entry("B") == nil)
    }

    @Test func `the stage can come from a file`() throws {
        let env = try withFiles([".env": "APP_ENV=production\n", ".env.production": "A=1"]) {
            try Env.load(directory: $0, process: [:])
        }
        #expect(env.stage == .production)
        #expect(env.entry("A")?.text == "1")
        let local = try withFiles([".env": "APP_ENV=production\n", ".env.local": "APP_ENV=staging"]) {
            try Env.load(directory: $0, process: [:])
        }
        #expect(local.stage == .staging)
    }

    @Test func `a given stage beats every APP_ENV`() throws {
        let env = try withFiles([".env": "APP_ENV=production\n", ".env.test": "A=1"]) {
            try Env.load(directory: $0, process: ["APP_ENV": "staging"], stage: .test)
        }
        #expect(env.stage == .test)
        #expect(env.entry("APP_ENV") == EnvEntry("testing", from: .code))
        #expect(env.entry("A")?.text == "1")
    }

    @Test func `a stage's file cannot name another stage`() throws {
        let error = try withFiles([".env": "APP_ENV=staging", ".env.staging": "\nAPP_ENV=production"]) { directory in
            #expect(throws: EnvError.self) { try Env.load(directory: directory, process: [:]) }
        }
        #expect(error?.code == .stage)
        #expect(error?.message.contains("(read from .env.staging:2)") == true)
    }

    @Test(arguments: ["../etc", "a/b", "a b", "a.b", "ü", String(repeating: "x", count: 65)])
    func `a stage that is no name is refused`(name: String) throws {
        let error = try withFiles([:]) { directory in
            #expect(throws: EnvError.self) { try Env.load(directory: directory, process: ["APP_ENV": name]) }
        }
        #expect(error?.code == .stage)
    }

    @Test func `stronger files can use values of weaker ones`() throws {
        let env = try withFiles([".env": "HOST=a", ".env.local": "URL=http://${HOST}/"]) {
            try Env.load(directory: $0, process: [:])
        }
        #expect(env.entry("URL") == EnvEntry("http://a/", from: .file(".env.local", line: 1)))
    }

    @Test func `an empty variable of the process beats a file`() throws {
        let env = try withFiles([".env": "PORT=1"]) { try Env.load(directory: $0, process: ["PORT": ""]) }
        #expect(try env.get(EnvKey("PORT", default: 8080)) == 8080)
    }

    @Test func `what exists and cannot be read is an error`() throws {
        let error = try withFiles([:]) { directory in
            try FileManager.default.createDirectory(atPath: directory + "/.env", withIntermediateDirectories: false)
            return #expect(throws: EnvError.self) { try Env.load(directory: directory, process: [:]) }
        }
        #expect(error?.code == .file)
        #expect(error?.message.hasPrefix(".env exists but cannot be read") == true)
    }

    @Test func `a huge file is refused before it is read`() throws {
        let huge = String(repeating: "#", count: EnvFile.maximumSize + 1)
        let error = try withFiles([".env": huge]) { directory in
            #expect(throws: EnvError.self) { try Env.load(directory: directory, process: [:]) }
        }
        #expect(error?.code == .file)
    }
}
