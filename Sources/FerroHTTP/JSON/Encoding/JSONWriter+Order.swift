extension JSONWriter {
    /// Sorts the entries of an object that is sorted, and keeps of several with one key the last.
    func arrange(_ frame: UnsafeMutablePointer<JSONFrame>) {
        let first = frame.pointee.firstEntry
        let starts = entries[first...].map { Int($0.start) }
        guard starts.count > 1 else { return }
        let keys = starts.map { key(at: $0) }
        var order = Array(starts.indices)
        order.sort { left, right in
            if let before = Self.precedes(keys[left], keys[right]) { before } else { left < right }
        }
        var kept: [Int] = []
        kept.reserveCapacity(order.count)
        for index in order {
            if let last = kept.last, keys[last].elementsEqual(keys[index]) { kept.removeLast() }
            kept.append(index)
        }
        if !frame.pointee.isSorted { kept.sort() }
        if kept.count < starts.count || frame.pointee.isSorted && kept != Array(starts.indices) {
            rewrite(starts, kept)
            frame.pointee.elements = UInt32(kept.count)
        }
    }

    /// Writes the entries again in another order.
    private func rewrite(_ starts: [Int], _ order: [Int]) {
        var result: [UInt8] = []
        result.reserveCapacity(count - starts[0])
        for index in order {
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : count
            if !result.isEmpty { result.append(0x2C) }
            result.append(contentsOf: UnsafeBufferPointer(start: base + starts[index], count: end - starts[index]))
        }
        count = starts[0]
        result.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            (base + count).update(from: start, count: bytes.count)
        }
        count += result.count
    }

    /// The key that was written at a place, as it stands between its quotes.
    func key(at start: Int) -> UnsafeBufferPointer<UInt8> {
        var end = start + 1
        while end < count, base[end] != 0x22 { end += base[end] == 0x5C ? 2 : 1 }
        return UnsafeBufferPointer(start: base + start + 1, count: min(end, count) - start - 1)
    }

    /// Compares bytes; nil when they are the same.
    private static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool? {
        let shared = min(left.count, right.count)
        for index in 0..<shared where left[index] != right[index] { return left[index] < right[index] }
        return left.count == right.count ? nil : left.count < right.count
    }
}
