public import FerroHTTP
public import FerroSupport

extension EnvKey where Value == TrustedProxies {
    /// `TRUSTED_PROXIES`.
    public static var trustedProxies: Self {
        .init(
            "TRUSTED_PROXIES", default: TrustedProxies.none, group: "Server",
            "Proxies that say who the client is: addresses, ranges, loopback, private; none trusts nobody.")
    }
}
