/// A value or a key of a text, in eight bytes.
///
/// Values stand in the order of the text. An object takes two nodes, the second for where the last search ended, and is
/// followed by a node for each key and the nodes of its value; an array by those of its elements.
struct JSONNode {
    enum Kind: UInt32 {
        case null
        case no
        case yes
        /// Digits, perhaps with a minus.
        case integer
        /// A number with a fraction or an exponent.
        case decimal
        case string
        case object
        case array
    }

    /// Where the content begins in the text; of an object or array, how many entries or elements it has.
    var place: UInt32
    private var packed: UInt32

    /// - Parameter extent: the bytes of the content; of an object or array, the index of the node after it.
    @inline(__always)
    init(_ kind: Kind, place: Int, extent: Int, isEscaped: Bool = false) {
        self.place = UInt32(truncatingIfNeeded: place)
        packed = kind.rawValue << 29 | (isEscaped ? 1 << 28 : 0) | UInt32(truncatingIfNeeded: extent) & 0x0FFF_FFFF
    }

    @inline(__always)
    var kind: Kind { Kind(rawValue: packed >> 29) ?? .null }
    /// Whether a string holds escapes.
    @inline(__always)
    var isEscaped: Bool { packed & 1 << 28 != 0 }
    @inline(__always)
    var extent: Int { Int(packed & 0x0FFF_FFFF) }
    @inline(__always)
    var isContainer: Bool { packed >= JSONNode.Kind.object.rawValue << 29 }
}
