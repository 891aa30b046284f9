extension JSONWriter {
    /// Writes a string in quotes.
    @inline(__always)
    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { try writeQuoted($0) }
    }

    /// Writes UTF-8 in quotes: quotes, backslashes and control characters escaped, everything else as it is.
    func writeQuoted(_ text: UnsafeBufferPointer<UInt8>) throws {
        try reserve(text.count &+ 2)
        put(0x22)
        var position = 0
        if let bytes = text.baseAddress {
            while position < text.count {
                position = copyPlain(bytes, from: position, to: text.count)
                guard position < text.count else { break }
                // The rest may need six bytes for one: asked for in pieces, so that plain text costs no more than itself.
                try reserve(6 &+ text.count &- position &+ 1)
                putEscape(bytes[position])
                position &+= 1
            }
        }
        put(0x22)
    }

    /// Copies up to the first byte that must be escaped and returns its place, eight bytes at a time.
    @inline(__always)
    private func copyPlain(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var position = start
        let target = base + (count &- start)
        while position &+ 8 <= end {
            let word = UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(target + position).storeBytes(of: word, as: UInt64.self)
            let ordered = UInt64(littleEndian: word)
            let special = ByteWord.quotes(ordered) | ByteWord.controls(ordered)
            if special != 0 {
                position &+= ByteWord.firstIndex(special)
                count &+= position &- start
                return position
            }
            position &+= 8
        }
        if position < end, end &- start >= 8 {
            // The last eight, some of which were copied already and need no escape.
            let last = end &- 8
            let word = UnsafeRawPointer(bytes + last).loadUnaligned(as: UInt64.self)
            UnsafeMutableRawPointer(target + last).storeBytes(of: word, as: UInt64.self)
            let ordered = UInt64(littleEndian: word)
            let special = ByteWord.quotes(ordered) | ByteWord.controls(ordered)
            position = special == 0 ? end : last &+ ByteWord.firstIndex(special)
            count &+= position &- start
            return position
        }
        while position < end {
            let byte = bytes[position]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            target[position] = byte
            position &+= 1
        }
        count &+= position &- start
        return position
    }

    private func putEscape(_ byte: UInt8) {
        put(0x5C)
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x08: put(UInt8(ascii: "b"))
        case 0x09: put(UInt8(ascii: "t"))
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0C: put(UInt8(ascii: "f"))
        case 0x0D: put(UInt8(ascii: "r"))
        default:
            put(UInt8(ascii: "u"))
            put(0x30)
            put(0x30)
            put(0x30 + (byte >> 4))
            put(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
        }
    }

    /// Writes ASCII that needs no quotes and no escapes.
    @inline(__always)
    func writePlain(_ text: StaticString) throws {
        try reserve(text.utf8CodeUnitCount)
        (base + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count &+= text.utf8CodeUnitCount
    }

    /// Writes ASCII that was made at run time.
    func writeASCII(_ text: String) throws {
        var text = text
        try text.withUTF8 { bytes in
            try reserve(bytes.count)
            for byte in bytes { put(byte) }
        }
    }
}
