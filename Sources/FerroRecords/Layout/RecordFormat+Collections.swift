extension RecordFormat {
    static func list<Element: RecordElement>() -> Self where Value == [Element] {
        RecordFormat(isComposite: true, empty: []) { reader, path throws(RecordError) in
            guard let count = try reader.count(path) else { return nil }
            let head = reader.scalars[path + "#h"].flatMap { Int(recordBytes: $0) } ?? 0
            var places = [[UInt8]?](repeating: nil, count: count)
            for entry in reader.entries[path, default: []] {
                let (place, overflow) = (Int(recordBytes: entry.name) ?? -1).subtractingReportingOverflow(head)
                guard !overflow, places.indices.contains(place) else { throw RecordError.gap(path) }
                places[place] = entry.value
            }
            var list: Value = []
            list.reserveCapacity(count)
            for place in places {
                guard let place else { throw RecordError.gap(path) }
                if let element: Element = try reader.element(place, path) { list.append(element) }
            }
            return list
        } write: { list, path, writer throws(RecordError) in
            writer.put(path + "#n", list.count.recordBytes)
            writer.put(path + "#h", 0.recordBytes)
            for (index, element) in list.enumerated() {
                writer.put(path, entry: index.recordBytes, try element.checkedBytes(path))
            }
        }
    }

    static func dictionary<Key: RecordScalar & Hashable, Element: RecordScalar>() -> Self
    where Value == [Key: Element] {
        RecordFormat(isComposite: true, empty: [:]) { reader, path throws(RecordError) in
            guard try reader.count(path) != nil else { return nil }
            var entries: Value = [:]
            for entry in reader.entries[path, default: []] {
                if let key: Key = try reader.element(entry.name, path),
                    let value: Element = try reader.element(entry.value, path)
                {
                    entries[key] = value
                }
            }
            return entries
        } write: { entries, path, writer throws(RecordError) in
            writer.put(path + "#n", entries.count.recordBytes)
            for (key, value) in entries {
                writer.put(path, entry: try key.checkedBytes(path), try value.checkedBytes(path))
            }
        }
    }

    static func set<Member: RecordScalar & Hashable>() -> Self where Value == Set<Member> {
        RecordFormat(isComposite: true, empty: []) { reader, path throws(RecordError) in
            guard try reader.count(path) != nil else { return nil }
            var members: Value = []
            for entry in reader.entries[path, default: []] {
                if let member: Member = try reader.element(entry.name, path) { members.insert(member) }
            }
            return members
        } write: { members, path, writer throws(RecordError) in
            writer.put(path + "#n", members.count.recordBytes)
            for member in members { writer.put(path, entry: try member.checkedBytes(path), []) }
        }
    }

    static func sortedSet<Member: RecordScalar & Hashable>() -> Self where Value == RecordSortedSet<Member> {
        RecordFormat(isComposite: true, empty: [:]) { reader, path throws(RecordError) in
            guard try reader.count(path) != nil else { return nil }
            var scores: Value = [:]
            for entry in reader.entries[path, default: []] {
                if let member: Member = try reader.element(entry.name, path),
                    let score: Double = try reader.element(entry.value, path)
                {
                    scores[member] = score
                }
            }
            return scores
        } write: { set, path, writer throws(RecordError) in
            writer.put(path + "#n", set.count.recordBytes)
            for (member, score) in set.scores {
                guard !score.isNaN else { throw RecordError.noScore(path) }
                writer.put(path, entry: try member.checkedBytes(path), score.recordBytes)
            }
        }
    }
}

extension RecordFormat where Value == RecordCounter {
    static var counter: Self {
        RecordFormat(isComposite: false, empty: 0) { reader, path throws(RecordError) in
            guard let bytes = reader.scalars[path] else { return nil }
            return RecordCounter(try reader.scalar(bytes, path))
        } write: { counter, path, writer throws(RecordError) in
            writer.put(path, counter.value.recordBytes)
            writer.keep(path)
        }
    }
}

extension RecordError {
    static func gap(_ path: String) -> RecordError {
        RecordError(.decoding, "the elements of \(path) are not in one row; something else wrote it")
    }

    static func noScore(_ path: String) -> RecordError {
        RecordError(.encoding, "a score of \(path) is not a number, and so has no place in an order")
    }
}
