extension JSONWriter {
    /// The keys and indices of everything that is open above a level, from the root.
    func codingPath(above level: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        if let place { path = place.writer.codingPath(above: place.level) + [place.key] }
        for index in 0..<min(max(level, 0), frameCount) {
            let frame = frames[index]
            guard frame.elements > 0 else { continue }
            if frame.kind == .array {
                path.append(JSONKey(intValue: Int(frame.elements) - 1))
            } else if frame.kind == .object {
                let next = index + 1 < frameCount ? frames[index + 1].firstEntry : entries.count
                guard next > frame.firstEntry, next <= entries.count else { continue }
                path.append(JSONKey(stringValue: name(at: Int(entries[next - 1].start))))
            }
        }
        return path
    }

    /// A key without its escapes.
    private func name(at start: Int) -> String {
        JSONEscapes.text(key(at: start))
    }

    /// An error that names the value being written.
    func invalid(_ reason: String, _ value: Any = ()) -> EncodingError {
        .invalidValue(value, .init(codingPath: codingPath(above: frameCount), debugDescription: reason))
    }

    func tooDeep() -> EncodingError { invalid("More than \(configuration.depthLimit) levels are nested.") }
    func tooLong() -> EncodingError { invalid("The text is longer than \(configuration.boundedSize) bytes.") }

    func misused() -> EncodingError {
        failure ?? invalid("A container was used after its value was written, or for a second value.")
    }

    /// Forgets what a value that failed has written, so that an encoder that goes on leaves it out.
    @inline(never)
    func rollBack(to mark: Mark) {
        for gap in gaps[min(mark.gaps, gaps.count)...] { gap.writer.release() }
        gaps.removeLast(max(0, gaps.count - mark.gaps))
        entries.removeLast(max(0, entries.count - mark.entries))
        count = mark.count
        depth = mark.depth
        frameCount = mark.frames
        frames[frameCount - 1].elements = mark.elements
        frames[frameCount - 1].kind = mark.kind
    }

    /// Where the text stood before a value.
    struct Mark {
        var count: Int
        var depth: Int
        var frames: Int
        var entries: Int
        var gaps: Int
        var elements: UInt32
        var kind: JSONFrame.Kind
    }

    /// Where the text stands; there is a frame.
    @inline(__always)
    var mark: Mark {
        let frame = frames[frameCount - 1]
        return Mark(
            count: count, depth: depth, frames: frameCount, entries: entries.count, gaps: gaps.count,
            elements: frame.elements, kind: frame.kind)
    }
}
