extension JSONWriter {
    /// A writer for a value of its own that may be filled until this frame is closed.
    ///
    /// Asked for twice with one key, the same container goes on.
    func nested(in identity: JSONFrame.Identity, _ key: String?, _ kind: JSONFrame.Kind) -> JSONValueWriter {
        guard let frame = frame(identity), !hasFailed else { return JSONValueWriter(writer: self, identity: .none) }
        let first = frame.pointee.firstGap
        do {
            if let key { try beginEntry(identity, key) } else { try beginElement(identity) }
        } catch {
            fail(error as? EncodingError ?? tooLong())
            return JSONValueWriter(writer: self, identity: .none)
        }
        if key != nil, kind != .pending, let known = gap(of: frame, from: first, kind) {
            dropLastEntry(frame)
            return known
        }
        let index = Int(frame.pointee.elements) - 1
        let place = JSONPlace(
            writer: self, level: identity.level, key: key.map(JSONKey.init) ?? JSONKey(intValue: index))
        let child = JSONWriter(configuration, place: place)
        gaps.append(JSONGap(offset: count, entry: key == nil ? nil : entries.count - 1, writer: child))
        do {
            let root = try child.push()
            return JSONValueWriter(writer: child, identity: kind == .pending ? root : child.open(root, kind))
        } catch {
            return JSONValueWriter(writer: child, identity: .none)
        }
    }

    /// The container that was asked for with the key that was written last.
    private func gap(
        of frame: UnsafeMutablePointer<JSONFrame>, from first: Int, _ kind: JSONFrame.Kind
    ) -> JSONValueWriter? {
        guard let last = entries.last, frame.pointee.mayRepeat || frame.pointee.isSorted else { return nil }
        for gap in gaps[first...] {
            guard let entry = gap.entry, entries[entry].hash == last.hash,
                key(at: Int(entries[entry].start)).elementsEqual(key(at: Int(last.start))),
                gap.writer.frameCount == 1, gap.writer.frames[0].kind == kind
            else { continue }
            return JSONValueWriter(
                writer: gap.writer, identity: .init(level: 0, serial: gap.writer.frames[0].serial))
        }
        return nil
    }

    private func dropLastEntry(_ frame: UnsafeMutablePointer<JSONFrame>) {
        let start = Int(entries.removeLast().start)
        frame.pointee.elements -= 1
        count = frame.pointee.elements > 0 ? start - 1 : start
    }

    /// Puts the texts of nested writers where they belong.
    func fillGaps(of frame: UnsafeMutablePointer<JSONFrame>) throws {
        let mine = Array(gaps[frame.pointee.firstGap...])
        gaps.removeLast(mine.count)
        for gap in mine { try gap.writer.finish() }
        let added = mine.reduce(0) { $0 + $1.writer.count }
        try reserve(added)
        // From the end, so that everything is moved once and nothing is overwritten.
        var end = count
        var target = count + added
        count = target
        for gap in mine.reversed() {
            let moved = end - gap.offset
            target -= moved
            (base + target).update(from: base + gap.offset, count: moved)
            target -= gap.writer.count
            (base + target).update(from: gap.writer.base, count: gap.writer.count)
            end = gap.offset
        }
        guard frame.pointee.kind == .object else { return }
        var shift = 0
        var next = 0
        for index in frame.pointee.firstEntry..<entries.count {
            while next < mine.count, mine[next].offset <= Int(entries[index].start) {
                shift += mine[next].writer.count
                next += 1
            }
            entries[index].start += UInt32(truncatingIfNeeded: shift)
        }
    }

    /// Closes the root of a nested writer.
    private func finish() throws {
        if hasFailed { throw misused() }
        guard frameCount == 1 else { throw invalid("A container was left open.") }
        try close(JSONFrame.Identity(level: 0, serial: frames[0].serial))
    }
}
