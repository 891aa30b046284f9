import FerroHTTP
import FerroSupport
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Compressed data that is read` {
    private static let text = CompressionSamples.text

    @Test(arguments: [
        (CompressionSamples.gzip, DeflateFormat.gzip, text), (CompressionSamples.zlib, .zlib, text),
        (CompressionSamples.bare, .zlib, text), (CompressionSamples.named, .gzip, ByteBuffer(string: "hello")),
        (CompressionSamples.nothing, .gzip, ByteBuffer()), (ByteBuffer(), .gzip, ByteBuffer()),
        (ByteBuffer(), .zlib, ByteBuffer()),
    ])
    func `comes from another program, at once and byte by byte`(
        data: ByteBuffer, format: DeflateFormat, text: ByteBuffer
    ) throws {
        #expect(try Inflater.inflate(data, as: format) == text)
        let inflater = Inflater(format)
        var whole = ByteBuffer()
        for byte in data.readableBytesView {
            inflater.feed(ByteBuffer(bytes: [byte]))
            while let piece = try inflater.next() { whole.writeImmutableBuffer(piece) }
        }
        try inflater.finish()
        #expect(whole == text)
    }

    @Test func `may be several members, empty ones too`() throws {
        var data = CompressionSamples.gzip
        for member in [CompressionSamples.nothing, CompressionSamples.named] { data.writeImmutableBuffer(member) }
        let expected = String(buffer: Self.text) + "hello"
        #expect(String(buffer: try Inflater.inflate(data, as: .gzip)) == expected)
    }

    @Test func `is only asked for more bytes when there is nothing to give`() throws {
        let inflater = Inflater(.gzip)
        inflater.feed(try CompressionSamples.bomb(1 << 20))
        var sizes: [Int] = []
        let failure = #expect(throws: HTTPFailure.self) {
            while let piece = try inflater.next() { sizes.append(piece.readableBytes) }
        }
        #expect(failure?.status == .contentTooLarge)
        #expect(sizes.allSatisfy { $0 > 0 && $0 <= 32_768 })
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `is what was compressed, wherever both are split`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for format in [DeflateFormat.gzip, .zlib] {
            let bytes = CompressionSamples.random(Int.random(in: 0...200_000, using: &random), &random)
            let expecting = Bool.random(using: &random) ? bytes.readableBytes : nil
            let deflater = try Deflater(format, level: Int.random(in: 1...9, using: &random), expecting: expecting)
            var data = ByteBuffer()
            for piece in CompressionSamples.split(bytes, &random) {
                let flush = [Deflater.Flush.none, .none, .piece].randomElement(using: &random) ?? .none
                data.writeImmutableBuffer(try deflater.compress(piece, then: flush))
            }
            data.writeImmutableBuffer(try deflater.compress(ByteBuffer(), then: .end))

            let inflater = Inflater(format, limits: InflateLimits(ratio: 2000))
            var whole = ByteBuffer()
            for piece in CompressionSamples.split(data, &random) {
                inflater.feed(piece)
                while let piece = try inflater.next() { whole.writeImmutableBuffer(piece) }
            }
            try inflater.finish()
            #expect(whole == bytes)
        }
    }

    @Test func `can be read up to each piece that was flushed`() throws {
        for format in [DeflateFormat.gzip, .zlib] {
            let (deflater, inflater) = (try Deflater(format), Inflater(format))
            for number in 0..<50 {
                let text = "data: event \(number)\n\n"
                inflater.feed(try deflater.compress(ByteBuffer(string: text), then: .piece))
                var got = ByteBuffer()
                while let piece = try inflater.next() { got.writeImmutableBuffer(piece) }
                #expect(String(buffer: got) == text)
            }
            #expect(throws: HTTPFailure.self) { try inflater.finish() }
            inflater.feed(try deflater.compress(ByteBuffer(), then: .end))
            #expect(try inflater.next() == nil)
            try inflater.finish()
        }
    }
}

@Suite struct `A compressor` {
    @Test func `gives the same bytes each time, and none after its end`() throws {
        let deflater = try Deflater(.gzip, expecting: 100)
        let first = try deflater.compress(CompressionSamples.text, then: .end)
        #expect(first == (try Deflater(.gzip, expecting: 100).compress(CompressionSamples.text, then: .end)))
        #expect(first.getBytes(at: 0, length: 4) == [0x1F, 0x8B, 8, 0])
        #expect(throws: HTTPFailure.self) { try deflater.compress(CompressionSamples.text) }
    }

    @Test(
        arguments: [
            (0, 10), (1024, 10), (1025, 11), (32_768, 15), (1 << 40, 15), (8192, 13),
        ] as [(Int, Int32)])
    func `takes a window of the body's size`(count: Int, bits: Int32) throws {
        let text = CompressionSamples.text
        let whole = try Deflater(.zlib, expecting: count).compress(text, then: .end)
        // The upper half of zlib's first byte is the window's size less 8 (RFC 1950, 2.2).
        #expect(whole.getInteger(at: 0, as: UInt8.self) == UInt8(bits - 8) << 4 | 8)
        #expect(try Inflater.inflate(whole, as: .zlib) == text)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 9, 10, .max]) func `takes any level for the nearest`(level: Int) throws {
        let data = try Deflater(.gzip, level: level).compress(CompressionSamples.text, then: .end)
        #expect(try Inflater.inflate(data, as: .gzip) == CompressionSamples.text)
    }
}
