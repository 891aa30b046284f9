extension Rule where Value: RandomAccessCollection {
    /// A number of items.
    public static func count(_ bounds: some Bounds<Int>) -> Rule {
        let accepts = bounds.accepts
        return Rule(.count(bounds.least, bounds.greatest)) { accepts($0.count) }
    }

    /// Rules for every item; a failure names the item's index, as in `tags.1`.
    ///
    /// It stops once `ValidationError.maximumFields` failures are found. Pair it with `count`, which bounds the rest.
    public static func each(_ rules: Rule<Value.Element>...) -> Rule where Value.Element: Sendable {
        Rule { values, findings in
            for (index, value) in values.enumerated() {
                guard !findings.isFull else { return }
                findings.at(index) { findings in
                    for rule in rules { rule.examine(value, &findings) }
                }
            }
        }
    }
}

extension Rule where Value: RandomAccessCollection, Value.Element: Hashable {
    /// No item twice.
    public static var unique: Rule {
        Rule(.unique) { values in
            var seen = Set<Value.Element>()
            return values.allSatisfy { seen.insert($0).inserted }
        }
    }
}

extension Rule {
    /// A number of members.
    public static func count<Element>(_ bounds: some Bounds<Int>) -> Rule where Value == Set<Element> {
        let accepts = bounds.accepts
        return Rule(.count(bounds.least, bounds.greatest)) { accepts($0.count) }
    }
}

extension Rule where Value: Input {
    /// The nested input's own rules; its failures appear under this field, as in `address.city`.
    public static var valid: Rule {
        Rule { value, findings in findings.add(Value.rules.failures(of: value)) }
    }
}
