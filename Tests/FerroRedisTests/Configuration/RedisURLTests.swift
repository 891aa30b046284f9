import FerroRedis
import FerroSupport
import Testing

@Suite("Addresses of Redis") struct RedisURLTests {
    struct Case: Sendable {
        var url: String
        var topology: RedisTopology
        var user: String?
        var password: String?
        var database = 0
        var encrypted = false
    }

    static let cases: [Case] = [
        Case(url: "redis://localhost", topology: .standalone(.host("localhost", port: 6379))),
        Case(url: "redis://", topology: .standalone(.host("localhost", port: 6379))),
        Case(url: "redis://10.0.0.1:7000/3", topology: .standalone(.host("10.0.0.1", port: 7000)), database: 3),
        Case(url: "redis://[::1]:7000/", topology: .standalone(.host("::1", port: 7000))),
        Case(url: "redis://[fe80::1]", topology: .standalone(.host("fe80::1", port: 6379))),
        Case(
            url: "redis://:s3%40%2F%3A%25@h/1", topology: .standalone(.host("h", port: 6379)), password: "s3@/:%",
            database: 1),
        Case(url: "redis://:a@b@h", topology: .standalone(.host("h", port: 6379)), password: "a@b"),
        Case(
            url: "rediss://app:pw:x@h:1?db=9", topology: .standalone(.host("h", port: 1)), user: "app",
            password: "pw:x",
            database: 9, encrypted: true),
        Case(url: "unix:///run/redis.sock?db=2", topology: .standalone(.socket("/run/redis.sock")), database: 2),
        Case(url: "redis+unix://:pw@/run/a%20b", topology: .standalone(.socket("/run/a b")), password: "pw"),
        Case(
            url: "redis+sentinel://:pw@a:1,[::2],c:3/mymaster/4",
            topology: .sentinel(
                master: "mymaster", [.host("a", port: 1), .host("::2", port: 26379), .host("c", port: 3)]),
            password: "pw", database: 4),
        Case(
            url: "rediss+cluster://a,b:7001", topology: .cluster([.host("a", port: 6379), .host("b", port: 7001)]),
            encrypted: true),
    ]

    @Test(arguments: cases) func `an address is read`(each: Case) throws {
        let configuration = try RedisConfiguration(url: each.url)
        #expect(configuration.topology == each.topology)
        #expect(configuration.username == each.user)
        #expect(configuration.password?.reveal() == each.password)
        #expect(configuration.database == each.database)
        #expect((configuration.tls != nil) == each.encrypted)
    }

    @Test(arguments: [
        ("localhost:6379", "scheme"), ("http://h", "known are redis"), ("redis://h:99999", "port"),
        ("redis://h:hunter2", "port"), ("redis://h/x", "database"), ("redis://h/-1", "database"),
        ("redis://h/1/2", "after the database"), ("redis://[::1", "]"), ("redis://[::1]x", "]"),
        ("redis://:hunter2%zz@h", "%"), ("redis://:hunter2%ff@h", "UTF-8"), ("redis://hunter2@h", "without a password"),
        ("unix://", "socket"), ("unix://h/x", "socket"), ("redis+sentinel://h:1", "master"),
        ("redis+cluster://", "empty"), ("redis+cluster://a,,b", "empty"), ("redis+cluster://a/1", "database 0"),
        ("redis://h?hunter2=1", "not known"), ("redis://h?hunter2", "value"), ("redis://h?verify=none", "rediss://"),
        ("rediss://h?verify=maybe", "verify"), ("redis://h?timeout=0", "timeout"),
        ("redis://h?timeout=hunter2", "timeout"), ("redis://h?max_connections=0", "max_connections"),
    ]) func `what is wrong is named, and the password is not`(url: String, part: String) {
        #expect {
            try RedisConfiguration(url: url)
        } throws: { error in
            guard let error = error as? RedisError else { return false }
            return error.code == .configuration && error.message.contains(part) && !error.message.contains("hunter2")
        }
    }

    @Test func `options are read`() throws {
        let configuration = try RedisConfiguration(
            url: "rediss://h?ca_file=/ca.pem&verify=none&server_name=r&cert_file=/c&key_file=/k&timeout=0.5"
                + "&connect_timeout=3&max_connections=7&client_name=")
        var tls = RedisTLS(authorityFile: "/ca.pem", verification: .none, serverName: "r")
        tls.certificateFile = "/c"
        tls.keyFile = "/k"
        #expect(configuration.tls == tls)
        #expect(configuration.commandTimeout == .milliseconds(500))
        #expect(configuration.connectTimeout == .seconds(3))
        #expect(configuration.maxConnections == 7)
        #expect(configuration.clientName == nil)
        #expect(try RedisConfiguration(url: "rediss://h").tls?.verification == .full)
    }

    @Test(arguments: cases) func `no text of a configuration shows the password`(each: Case) throws {
        let configuration = try RedisConfiguration(url: each.url)
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            for password in ["s3@", "pw", "a@b"] { #expect(!text.contains(password)) }
        }
    }
}
