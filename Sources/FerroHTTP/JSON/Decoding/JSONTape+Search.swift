extension JSONTape {
    /// How many keys a search looks at before it makes a table of an object with more.
    private static let patience = 64

    /// The index of the value of a key, or nil; as cheap as a comparison when keys are asked for in the text's order.
    @inline(__always)
    func find(_ key: String, in object: Int, isTranslated: Bool) -> Int? {
        var key = isTranslated ? translated(key) : key
        return key.withUTF8 { find($0, in: object) }
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>, in object: Int) -> Int? {
        let end = nodes[object].extent
        let cursor = Int(nodes[object + 1].place)
        var index = cursor
        var steps = 0
        while index < end {
            if JSONKeyTable.matches(nodes[index], key, bytes) { return found(index, in: object) }
            index = self.end(of: index &+ 1)
            steps &+= 1
            if steps > Self.patience { return findInTable(key, in: object) }
        }
        index = object &+ 2
        while index < cursor {
            if JSONKeyTable.matches(nodes[index], key, bytes) { return found(index, in: object) }
            index = self.end(of: index &+ 1)
            steps &+= 1
            if steps > Self.patience { return findInTable(key, in: object) }
        }
        return nil
    }

    /// Remembers where the next search begins: at the key after this one.
    @inline(__always)
    private func found(_ key: Int, in object: Int) -> Int {
        nodes[object + 1].place = UInt32(truncatingIfNeeded: end(of: key &+ 1))
        return key &+ 1
    }

    private func findInTable(_ key: UnsafeBufferPointer<UInt8>, in object: Int) -> Int? {
        if tables[object] == nil {
            var table = JSONKeyTable(count: Int(nodes[object].place))
            var index = object + 2
            while index < nodes[object].extent {
                _ = table.insert(index, nodes, bytes)
                index = end(of: index + 1)
            }
            tables[object] = table
        }
        return (tables[object]?.search(key, nodes, bytes).found).map { found($0, in: object) }
    }

    private func translated(_ key: String) -> String {
        if let known = snakeKeys[key] { return known }
        let translated = JSONKey.snakeCase(key)
        snakeKeys[key] = translated
        return translated
    }

    /// The names of an object's entries, in the order of the text.
    func names(in object: Int) -> [String] {
        var names: [String] = []
        names.reserveCapacity(Int(nodes[object].place))
        var index = object + 2
        while index < nodes[object].extent {
            names.append(text(index))
            index = end(of: index + 1)
        }
        return names
    }

    /// How many values may be passed to find the paths of all errors of a text. A type that tries several forms of a value
    /// makes an error for each one that does not fit, and a long array would be walked for each of them.
    static let pathStepLimit = 1_000_000

    /// The keys and indices on the way from the root to a value; looked for only when somebody asks.
    ///
    /// After ``pathStepLimit`` it ends early.
    func codingPath(to target: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var index = 0
        while index != target, index < nodeCount, nodes[index].isContainer, target < nodes[index].extent {
            guard
                let next = nodes[index].kind == .object
                    ? entry(of: index, with: target) : element(of: index, with: target)
            else { break }
            path.append(next.key)
            index = next.value
        }
        return path
    }

    private func entry(of object: Int, with target: Int) -> (key: JSONKey, value: Int)? {
        var index = object + 2
        while index < nodes[object].extent {
            pathSteps += 1
            guard pathSteps <= Self.pathStepLimit else { return nil }
            let next = end(of: index + 1)
            if target > index, target < next { return (JSONKey(stringValue: text(index)), index + 1) }
            index = next
        }
        return nil
    }

    private func element(of array: Int, with target: Int) -> (key: JSONKey, value: Int)? {
        var index = array + 1
        var count = 0
        while index < nodes[array].extent {
            pathSteps += 1
            guard pathSteps <= Self.pathStepLimit else { return nil }
            let next = end(of: index)
            if target >= index, target < next { return (JSONKey(intValue: count), index) }
            index = next
            count += 1
        }
        return nil
    }
}
