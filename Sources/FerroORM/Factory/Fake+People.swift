extension Fake {
    /// A given name.
    public func firstName() -> String { pick(FakeWords.firstNames) }

    /// A family name.
    public func lastName() -> String { pick(FakeWords.lastNames) }

    /// A given name and a family name.
    public func name() -> String { "\(firstName()) \(lastName())" }

    /// A mail address at `example.com`, `.net` or `.org` (RFC 2606); 40 random bits keep it apart from others.
    public func email() -> String {
        let token = String(seed() >> 24, radix: 36)
        return "\(firstName()).\(lastName()).\(token)@\(exampleDomain())".lowercased()
    }

    /// A telephone number of those kept for fiction in North America: `+1-415-555-0142`.
    public func phone() -> String {
        let last = String(number(in: 100...199))
        return "+1-\(number(in: 201...989))-555-0\(last)"
    }

    /// A street and a number.
    public func street() -> String { "\(number(in: 1...199)) \(lastName()) \(pick(FakeWords.streets))" }

    /// A street, a post code, a city and a country.
    public func address() -> String { "\(street()), \(zipCode()) \(city()), \(country())" }

    /// A city.
    public func city() -> String { pick(FakeWords.cities) }

    /// A country.
    public func country() -> String { pick(FakeWords.countries) }

    /// A post code of five digits.
    public func zipCode() -> String { String(number(in: 10_000...99_999)) }

    func exampleDomain() -> String { pick(["example.com", "example.net", "example.org"]) }
}
