extension JSONWriter {
    /// Turns a frame into an object or an array, or finds that it is one; `none` when it is something else.
    func open(_ identity: JSONFrame.Identity, _ kind: JSONFrame.Kind, isDictionary: Bool = false) -> JSONFrame.Identity
    {
        guard let frame = frame(identity) else { return .none }
        if frame.pointee.kind == kind { return identity }
        guard frame.pointee.kind == .pending else { return .none }
        guard depth < configuration.depthLimit else {
            fail(tooDeep())
            return .none
        }
        depth &+= 1
        frame.pointee.kind = kind
        frame.pointee.isDictionary = isDictionary
        frame.pointee.isSorted = isDictionary || configuration.sortsKeys
        put(kind == .object ? 0x7B : 0x5B)
        return identity
    }

    /// Closes a frame; a value that wrote nothing is an empty object.
    func close(_ identity: JSONFrame.Identity) throws {
        guard let frame = frame(identity) else { throw invalid("A container was left open.") }
        if hasFailed { throw misused() }
        try reserve(2)
        switch frame.pointee.kind {
        case .pending:
            // At the root nothing is an error; `writeRoot` sees that the text is empty.
            if place != nil || identity.level > 0 {
                put(0x7B)
                put(0x7D)
            }
        case .scalar: break
        case .object:
            if gaps.count > frame.pointee.firstGap { try fillGaps(of: frame) }
            if frame.pointee.isSorted || frame.pointee.mayRepeat { arrange(frame) }
            put(0x7D)
            depth &-= 1
            entries.removeLast(entries.count &- frame.pointee.firstEntry)
        case .array:
            if gaps.count > frame.pointee.firstGap { try fillGaps(of: frame) }
            put(0x5D)
            depth &-= 1
        }
        frameCount = identity.level
    }

    /// Makes room for the next element of an array.
    @inline(__always)
    func beginElement(_ identity: JSONFrame.Identity) throws {
        guard let frame = frame(identity) else { throw misused() }
        try reserve(1)
        if frame.pointee.elements > 0 { put(0x2C) }
        frame.pointee.elements &+= 1
    }

    /// Marks that a frame is one scalar.
    @inline(__always)
    func beginScalar(_ identity: JSONFrame.Identity) throws {
        guard let frame = frame(identity), frame.pointee.kind == .pending else { throw misused() }
        frame.pointee.kind = .scalar
    }

    /// Writes a key and its colon.
    @inline(__always)
    func beginEntry(_ identity: JSONFrame.Identity, _ key: String) throws {
        guard let frame = frame(identity) else { throw misused() }
        var key = isSnakeCase && !frame.pointee.isDictionary ? translated(key) : key
        try key.withUTF8 { try writeKey($0, frame) }
    }

    private func writeKey(_ key: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<JSONFrame>) throws {
        try reserve(key.count &+ 4)
        if frame.pointee.elements > 0 { put(0x2C) }
        frame.pointee.elements &+= 1
        let start = count
        try writeQuoted(key)
        put(0x3A)
        let hash = ByteWord.hash(base + (start &+ 1), count &- start &- 3)
        if !frame.pointee.isSorted { note(hash, frame) }
        entries.append(
            JSONEntry(start: UInt32(truncatingIfNeeded: start), hash: UInt32(truncatingIfNeeded: hash)))
    }

    /// Looks whether a key may be there already: by a bit of its hash, and only then by all of it.
    @inline(__always)
    private func note(_ hash: UInt64, _ frame: UnsafeMutablePointer<JSONFrame>) {
        let bit: UInt64 = 1 << (hash & 63)
        guard frame.pointee.seen & bit != 0 else {
            frame.pointee.seen |= bit
            return
        }
        guard !frame.pointee.mayRepeat else { return }
        // A long object is looked through once, when it is closed.
        let known = entries[frame.pointee.firstEntry...]
        frame.pointee.mayRepeat =
            known.count > 128 || known.contains { $0.hash == UInt32(truncatingIfNeeded: hash) }
    }

    private func translated(_ key: String) -> String {
        if let known = snakeKeys[key] { return known }
        let translated = JSONKey.snakeCase(key)
        snakeKeys[key] = translated
        return translated
    }
}
