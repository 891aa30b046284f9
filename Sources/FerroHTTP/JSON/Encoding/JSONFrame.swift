/// A value that is being written.
struct JSONFrame {
    /// Which frame a container writes to; one that is not the innermost any more is refused.
    struct Identity {
        var level: Int
        var serial: UInt32
        /// What fits no frame.
        static let none = Identity(level: -2, serial: 0)
    }

    enum Kind: UInt8 {
        /// Nothing is written yet.
        case pending
        /// A scalar, or a value that has written itself.
        case scalar
        case object
        case array
    }

    var serial: UInt32
    var kind = Kind.pending
    /// Whether the keys are sorted when it is closed.
    var isSorted = false
    /// Whether the keys are data and no names of a type.
    var isDictionary = false
    /// Whether a key may be there twice.
    var mayRepeat = false
    /// How many entries or elements it has.
    var elements: UInt32 = 0
    /// One bit for each hash of a key that was written.
    var seen: UInt64 = 0
    /// Its first place among the writer's entries, and among its gaps.
    var firstEntry: Int
    var firstGap: Int

    init(serial: UInt32, firstEntry: Int, firstGap: Int) {
        self.serial = serial
        self.firstEntry = firstEntry
        self.firstGap = firstGap
    }
}

/// A key that was written.
struct JSONEntry {
    /// Where its opening quote stands.
    var start: UInt32
    var hash: UInt32
}

/// A place in the text where a nested writer's text belongs.
struct JSONGap {
    var offset: Int
    /// The entry whose value it is; nil in an array.
    var entry: Int?
    var writer: JSONWriter
}

/// Where a nested writer was asked for.
struct JSONPlace {
    let writer: JSONWriter
    let level: Int
    let key: JSONKey
}
