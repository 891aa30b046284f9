import FerroSupport
import Testing

@Suite struct SensitiveNameTests {
    @Test(arguments: [
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "x_csrf_token", "DB_PASSWORD",
        "client.secret", "APP_KEY", "session", "code", "X-Amz-Signature", "PASSWD",
    ])
    func `a name of a secret is hidden`(name: String) {
        #expect(SensitiveName.matches(name))
    }

    @Test(arguments: ["Accept", "Host", "page", "q", "Content-Type", "APP_NAME", "postcode", "", "SERVER_PORT"])
    func `an ordinary name is shown`(name: String) {
        #expect(!SensitiveName.matches(name))
    }
}
