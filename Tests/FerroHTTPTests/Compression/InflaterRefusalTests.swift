import FerroHTTP
import FerroSupport
import HTTPTypes
import NIOCore
import Testing

@Suite struct `Compressed data that is refused` {
    private static let samples: [(ByteBuffer, DeflateFormat)] = [
        (CompressionSamples.gzip, .gzip), (CompressionSamples.zlib, .zlib), (CompressionSamples.bare, .zlib),
        (CompressionSamples.named, .gzip),
    ]

    private func refusal(
        _ data: ByteBuffer, _ format: DeflateFormat, _ limits: InflateLimits = InflateLimits()
    ) -> HTTPFailure? {
        do throws(HTTPFailure) {
            _ = try Inflater.inflate(data, as: format, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test func `ends early, wherever it does`() {
        for (data, format) in Self.samples {
            for count in 1..<data.readableBytes {
                let part = data.getSlice(at: 0, length: count) ?? data
                let failure = refusal(part, format)
                #expect(failure?.status == .badRequest && failure?.code == .coding, "\(count) bytes of \(format)")
                #expect(failure?.message.contains("before it is whole") == true, "\(count) bytes of \(format)")
            }
        }
    }

    @Test(arguments: ["00", "0000000000", "1f", "1f8b", "1f8b08", "1f00", "61", "1f8c08000000000002030300"])
    func `has other bytes behind it`(trail: String) {
        for (sample, format) in Self.samples {
            var data = sample
            data.writeImmutableBuffer(CompressionSamples.bytes(trail))
            #expect(refusal(data, format)?.status == .badRequest, "\(trail) behind \(format)")
        }
    }

    @Test func `has a changed bit and never traps`() {
        for (data, format) in Self.samples {
            for index in 0..<data.readableBytes * 8 {
                var data = data
                let byte = data.getInteger(at: index / 8, as: UInt8.self) ?? 0
                data.setInteger(byte ^ 1 << UInt8(index % 8), at: index / 8)
                // Some fields of a header mean nothing: what is not refused is the same text.
                let limits = InflateLimits(bytes: 100_000)
                guard let whole = try? Inflater.inflate(data, as: format, limits: limits) else { continue }
                let isChecked = format == .gzip || data.getInteger(at: 0, as: UInt8.self) == 0x78
                let isText = whole == CompressionSamples.text || String(buffer: whole) == "hello"
                #expect(isText || !isChecked, "bit \(index) of \(format)")
            }
        }
    }

    @Test func `is noise`() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<500 {
            for format in [DeflateFormat.gzip, .zlib] {
                var noise = ByteBuffer()
                if format == .gzip { noise.writeBytes([0x1F, 0x8B, 8]) }
                for _ in 0..<Int.random(in: 1...200, using: &random) {
                    noise.writeInteger(UInt8.random(in: 0...255, using: &random))
                }
                // Bare data has no checksum: a few bytes of noise may be some.
                let failure = refusal(noise, format, InflateLimits(bytes: 1 << 16))
                #expect(failure != nil || format == .zlib)
            }
        }
    }

    @Test func `needs a dictionary, or is of another format`() {
        #expect(refusal(CompressionSamples.dictionary, .zlib)?.status == .badRequest)
        #expect(refusal(CompressionSamples.gzip, .zlib)?.status == .badRequest)
        #expect(refusal(CompressionSamples.zlib, .gzip)?.status == .badRequest)
        #expect(refusal(CompressionSamples.text, .gzip)?.message.contains("gzip") == true)
    }

    @Test(arguments: [
        (InflateLimits(), "100 times"), (InflateLimits(bytes: 1_000_000, ratio: 5000), "1000000 bytes"),
        (InflateLimits(bytes: 0, ratio: .max), "0 bytes"), (InflateLimits(bytes: .max, ratio: 1000), "1000 times"),
        (InflateLimits(bytes: -5, ratio: -5), "0 bytes"),
    ])
    func `is a bomb of ten megabytes`(limits: InflateLimits, words: String) throws {
        for format in [DeflateFormat.gzip, .zlib] {
            let failure = refusal(try CompressionSamples.bomb(10 << 20, as: format), format, limits)
            #expect(failure?.status == .contentTooLarge && failure?.code == .bodyTooLarge)
            #expect(failure?.message.contains(words) == true)
        }
    }

    @Test func `is stopped before what comes out fills the memory`() throws {
        let inflater = Inflater(.gzip)
        var made = 0
        inflater.feed(try CompressionSamples.bomb(10 << 20))
        #expect(throws: HTTPFailure.self) {
            while let piece = try inflater.next() { made += piece.readableBytes }
        }
        // What went in is counted as it is taken, so that nothing is made on the credit of bytes that follow.
        #expect(made > 0 && made <= InflateLimits.freeBytes)
        #expect(throws: HTTPFailure.self, "what was refused stays refused") { try inflater.next() }
        inflater.feed(CompressionSamples.gzip)
        #expect(throws: HTTPFailure.self) { try inflater.next() }
        #expect(throws: HTTPFailure.self) { try inflater.finish() }
    }

    @Test func `may be exactly as long as the limit`() throws {
        let bytes = ByteBuffer(repeating: 7, count: 60_000)
        let data = try Deflater(.gzip).compress(bytes, then: .end)
        #expect(try Inflater.inflate(data, as: .gzip, limits: InflateLimits(bytes: 60_000)) == bytes)
        #expect(refusal(data, .gzip, InflateLimits(bytes: 59_999))?.status == .contentTooLarge)
    }
}
