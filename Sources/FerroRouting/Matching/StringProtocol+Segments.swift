extension StringProtocol where SubSequence == Substring {
    /// The text between slashes, empty parts included.
    ///
    /// It splits at the byte: as a `Character`, a slash followed by a combining mark is no slash.
    var pathSegments: [Substring] {
        var segments: [Substring] = []
        var start = startIndex
        for index in utf8.indices where utf8[index] == UInt8(ascii: "/") {
            segments.append(self[start..<index])
            start = utf8.index(after: index)
        }
        segments.append(self[start...])
        return segments
    }
}
