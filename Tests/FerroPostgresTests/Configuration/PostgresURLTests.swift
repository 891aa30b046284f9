import FerroSQL
import FerroSupport
import Testing

@testable import FerroPostgres

@Suite struct PostgresURLTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let url: String
        let parameters: [String: String]
        var testDescription: String { url }

        init(_ url: String, _ parameters: [String: String]) { (self.url, self.parameters) = (url, parameters) }
    }

    @Test(arguments: [
        Example("postgres://localhost/app", ["host": "localhost", "port": "", "dbname": "app"]),
        Example(
            "postgresql://ada:p%40ss%3A%2Fword@db.internal:6432/my%20app?sslmode=verify-full&application_name=w%26b",
            [
                "host": "db.internal", "port": "6432", "user": "ada", "password": "p@ss:/word", "dbname": "my app",
                "sslmode": "verify-full", "application_name": "w&b",
            ]),
        Example(
            "postgres://a,b:5433,[::1]:5434/app?target_session_attrs=read-write",
            ["host": "a,b,::1", "port": ",5433,5434", "target_session_attrs": "read-write"]),
        Example("postgres:///app?host=/var/run/postgresql&port=5433", ["host": "/var/run/postgresql", "port": "5433"]),
        Example("postgres://%2Fvar%2Frun%2Fpostgresql/app", ["host": "/var/run/postgresql"]),
        Example(
            "postgres://user@/app?password=secret&dbname=other",
            ["user": "user", "password": "secret", "dbname": "other"]),
        Example("postgres://h/app?options=-csearch_path%3Dblog", ["options": "-c TimeZone=UTC -csearch_path=blog"]),
    ])
    func `a URL becomes libpq's parameters`(_ example: Example) throws {
        let configuration = try PostgresConfiguration(url: example.url)
        let parameters = configuration.libpqParameters(isShared: false)
        for (name, value) in example.parameters where !(name == "port" && value.isEmpty) {
            #expect(parameters[name] == value)
        }
    }

    @Test(arguments: [
        ("mysql://localhost/app", "postgres://"), ("postgres://u:s3cret@host:port/app", "a port must be a number"),
        ("postgres://u:s3cret@host:99999/app", "a port must be a number"),
        ("postgres://u:s3cret%zz@host/app", "the password has a %"),
        ("postgres://u:s3cret@host/app?sslmod=require", "no parameter `sslmod`"),
        ("postgres://u:s3cret@[::1/app", "closing bracket"),
        ("postgres://u:s3cret@host/app?sslmode", "lacks its value"),
        ("postgres://u:s3cret@host/%ff", "not valid UTF-8"), ("postgres://u:s3cret@host/a%00b", "not valid UTF-8"),
        ("postgres://u:s3cret/x@host/app", "a port must be a number"),
        ("postgres://u:12?s3cret=x@host/app", "%3F"), ("postgres://u:12?s3cret=%zz@host/app", "has a %"),
    ])
    func `a wrong URL says what is wrong and keeps the password to itself`(url: String, reason: String) {
        let error = #expect(throws: SQLError.self) { try PostgresConfiguration(url: url) }
        #expect(error?.code == .connection)
        #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error.map { "\($0)".contains("s3cret") } == false)
    }

    @Test func `the password is in no description of a configuration`() throws {
        var dumped = ""
        dump(try PostgresConfiguration(url: "postgres://u:s3cret@h/app"), to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }

    @Test func `timeouts and the read-only rule travel as session options`() throws {
        var configuration = try PostgresConfiguration(url: "postgres://h/app?options=-csearch_path%3Dblog")
        configuration.statementTimeout = .milliseconds(1500)
        configuration.lockTimeout = .seconds(2)
        #expect(
            configuration.libpqParameters(isShared: true)["options"]
                == "-c TimeZone=UTC -csearch_path=blog -c statement_timeout=1500 -c lock_timeout=2000 "
                + "-c default_transaction_read_only=on")
        configuration.preparedStatements = false
        #expect(configuration.libpqParameters(isShared: false)["options"] == "-csearch_path=blog")
        let preface = configuration.settings { _, _ in }.preface
        let settings = "set_config('statement_timeout', '1500', true), set_config('lock_timeout', '2000', true)"
        #expect(preface?.text.text == "SELECT \(settings)")
    }

    @Test(arguments: [(10, true, 4), (8, true, 4), (4, true, 2), (2, true, 1), (1, true, 0), (10, false, 0)])
    func `at most half of the connections are shared`(maximum: Int, prepared: Bool, shared: Int) throws {
        var configuration = try PostgresConfiguration(url: "postgres://h/app")
        configuration.pool.maximum = maximum
        configuration.preparedStatements = prepared
        let settings = configuration.settings { _, _ in }
        #expect((settings.sharedPool?.maximum ?? 0) == shared)
        #expect(settings.exclusivePool.maximum == maximum - shared)
    }

    @Test func `random URLs are read or refused without the password`() {
        var random = SplitMix64(seed: 7)
        let pieces = [
            ":", "/", "@", "?", "&", "=", "%", "%41", "%00", "%ff", "[", "]", ",", "#", "host", "5432", "é", "port",
        ]
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            let count = Int(random.next() % 10)
            let tail = (0..<count).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
            do {
                _ = try PostgresConfiguration(url: "postgres://u:s3cret@\(tail)").libpqParameters(isShared: true)
                read += 1
            } catch {
                refused += 1
                #expect(error.code == .connection && !"\(error)".contains("s3cret"))
            }
        }
        #expect(read > 1000 && refused > 1000)
    }
}
