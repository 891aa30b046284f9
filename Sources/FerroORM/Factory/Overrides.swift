/// Columns of a draft whose value a test has already chosen.
struct Overrides<M: Model>: Sendable {
    private var values: [(path: any PartialKeyPath<M.Draft> & Sendable, value: any Sendable)] = []

    mutating func add<Value: Sendable>(_ path: any WritableKeyPath<M.Draft, Value> & Sendable, _ value: Value) {
        values.append((path, value))
    }

    /// The value that was chosen last.
    func value<Value: Sendable>(of path: WritableKeyPath<M.Draft, Value>) -> Value? {
        let path: PartialKeyPath<M.Draft> = path
        return values.last { ($0.path as PartialKeyPath<M.Draft>) == path }?.value as? Value
    }
}
