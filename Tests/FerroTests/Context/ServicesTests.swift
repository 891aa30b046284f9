import Ferro
import Testing

@Suite struct `Services of the app` {
    @Test func `a service is its default until it is replaced`() {
        var services = Services()
        #expect(services[Greeting.self] == "hello")
        services[Greeting.self] = "moin"
        #expect(services[Greeting.self] == "moin")
    }

    @Test func `an optional service has its default too`() {
        var services = Services()
        #expect(services[Limit.self] == 3)
        services[Limit.self] = nil
        #expect(services[Limit.self] == nil)
    }

    private enum Greeting: ServiceKey { static let defaultValue = "hello" }
    private enum Limit: ServiceKey { static let defaultValue: Int? = 3 }
}
