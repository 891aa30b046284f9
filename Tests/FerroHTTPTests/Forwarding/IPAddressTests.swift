import FerroHTTP
import Testing

@Suite struct `Addresses` {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("255.255.255.255", "255.255.255.255"), ("0.0.0.0", "0.0.0.0"), ("::", "::"),
        ("::1", "::1"), ("1::", "1::"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("fe80::0001", "fe80::1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::ffff:c000:201", "192.0.2.1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ])
    func `are read and written in their canonical form`(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(arguments: [
        "", ".", ":", ":::", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", " 1.2.3.4", "1.2.3.-4",
        "1.2.3.4:80", "[::1]", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1::", "1::2::3", "12345::", "g::1", "::1%eth0",
        "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "1.2.3.4::", "::1.2.3", "::1.2.3.4:5", ":1", "1:", "0x7f.1",
        "١.١.١.١",
        "unknown", "_hidden", "127.1", "2130706433", "1:2:3:4:5:6:7:1.2.3.4", String(repeating: "1", count: 200),
    ])
    func `are not read from anything else`(text: String) { #expect(IPAddress(text) == nil) }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ])
    func `of IPv6 belong to networks of 64 bits`(text: String, network: String) throws {
        #expect(try #require(IPAddress(text)).network == network)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("0.0.0.0/0", "::1", false), ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false),
        ("192.0.2.1/32", "192.0.2.1", true), ("192.0.2.128/25", "192.0.2.127", false),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
        ("2001:db8:0:8000::/49", "2001:db8:0:8001::1", true), ("2001:db8:0:8000::/49", "2001:db8:0:7fff::1", false),
        ("::/0", "2001::1", true), ("::/0", "1.2.3.4", false), ("2001:db8::ff00/120", "2001:db8::ff80", true),
        ("2001:db8::ff00/120", "2001:db8::fe80", false), ("10.0.0.0/8", "::ffff:10.1.2.3", true),
    ])
    func `are in a range or not`(range: String, address: String, isIn: Bool) throws {
        let range = try #require(IPRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == isIn)
        #expect(IPRange(range.description) == range)
    }

    @Test(arguments: [
        "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/08", "::/129", "2001:db8::1/32", "/8", "",
        "10.0.0.0/8/8", "10.0.0.0/ 8", "::ffff:0:0/96",
    ])
    func `a range that is none is refused`(text: String) { #expect(IPRange(text) == nil) }
}
