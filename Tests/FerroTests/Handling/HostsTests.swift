import FerroTesting
import Testing

@testable import Ferro

@Suite struct `Requests for hosts of others` {
    private struct Greeter: Application {
        func config(_ env: Env) throws -> Config { try Config(env) }
        func routes(_ r: Router) { r.get("hello") { (c: Context) in c.origin.authority } }
    }

    private func answer(_ host: String, headers: Headers = [:], _ environment: [String: String]) async throws -> Int {
        try await withApp(Greeter.self, environment: environment) { app in
            var request = Request(path: "/hello", headers: headers, authority: host)
            request.remoteAddress = "10.0.0.1"
            return await app.send(request).status.code
        }
    }

    @Test(arguments: [
        ("example.com", 200), ("www.example.com:8080", 200), ("evil.test", 421), ("127.0.0.1", 421), ("", 200),
    ])
    func `are refused where a list says which are the app's`(host: String, status: Int) async throws {
        #expect(try await answer(host, ["ALLOWED_HOSTS": ".example.com"]) == status)
    }

    @Test func `are known by what a trusted proxy says, and by nobody else's word`() async throws {
        let headers: Headers = [.xForwardedHost: "example.com"]
        let list = ["ALLOWED_HOSTS": "example.com"]
        #expect(try await answer("inside", headers: headers, list) == 421)
        let trusting = list.merging(["TRUSTED_PROXIES": "private"]) { $1 }
        #expect(try await answer("inside", headers: headers, trusting) == 200)
        #expect(try await answer("example.com", headers: [.xForwardedHost: "evil.test"], trusting) == 421)
    }

    @Test func `are those that are not the app's own, unless something else is said`() throws {
        let config = try Config(Env(stage: .development, values: ["APP_URL": "https://shop.test"]))
        #expect(config.security.allowedHosts == .standard(for: "shop.test"))
        #expect(try Config(Env(stage: .development, values: ["ALLOWED_HOSTS": "*"])).security.allowedHosts == .any)
        #expect(try Config(Env(stage: .development)).security.allowedHosts == .standard(for: "localhost"))
        #expect(try Config(Env(stage: .staging)).security.allowedHosts == .any)
        let staging = Env(stage: .staging, values: ["APP_URL": "https://try.shop.test"])
        #expect(try Config(staging).security.allowedHosts == .standard(for: "try.shop.test"))
    }

    @Test func `a list that is none names its variable`() {
        let error = #expect(throws: EnvError.self) {
            try Config(Env(stage: .development, values: ["ALLOWED_HOSTS": "http://a"]))
        }
        #expect(error.map { "\($0)".contains("ALLOWED_HOSTS") } == true)
    }

    @Test(arguments: ["TLS_CERTIFICATE", "TLS_KEY"])
    func `a certificate without its key is no setting`(name: String) throws {
        let error = #expect(throws: ApplicationError.self) {
            try Config(Env(stage: .development, values: [name: "/etc/ssl/a.pem"]))
        }
        #expect(error?.message.contains(name) == true)
        let values = ["TLS_CERTIFICATE": "/etc/ssl/a.pem", "TLS_KEY": "/etc/ssl/a.key"]
        #expect(try Config(Env(stage: .development, values: values)).server.tls?.key == "/etc/ssl/a.key")
    }
}
