import FerroRedis

extension RecordField {
    /// The value; of a nested struct or a collection all of it.
    public func get() -> RecordOperation<Value> {
        let field = self
        guard format.isComposite else {
            return RecordOperation([RecordStep("get", nil, [RedisArgument(path)])]) { reply throws(RecordError) in
                var reader = RecordReader(id: "", reply.bytes.map { [Array(field.path.utf8), $0] } ?? [])
                return try reader.read(field)
            }
        }
        return RecordOperation([RecordStep("read", .wholes, [RedisArgument(path)])]) { reply throws(RecordError) in
            var reader = RecordReader(id: "", try reply.recordList())
            return try reader.read(field)
        }
    }

    /// Writes another value in place of the one there is.
    public func set(_ value: Value) -> RecordOperation<Void> {
        var writer = RecordWriter()
        do {
            try writer.write(value, self)
        } catch {
            return RecordOperation(failing: error)
        }
        let pairs = writer.pairs.map { RedisArgument($0) }
        if format.isComposite {
            let arguments = [RedisArgument(path), RedisArgument(pairs.count / 2)] + pairs
            return RecordOperation([RecordStep("assign", .wholes, arguments)], read: RedisReply.nothing)
        }
        let step = pairs.isEmpty ? RecordStep("drop", nil, [RedisArgument(path)]) : RecordStep("put", nil, pairs)
        return RecordOperation([step], read: RedisReply.nothing)
    }
}

extension RecordField where Value: RecordScalar {
    /// Writes another value, and returns the one there was.
    public func exchange(_ value: Value) -> RecordOperation<Value> {
        operation("exchange", .texts, encoding: { () throws(RecordError) in [try argument(value)] }, read: scalar())
    }

    /// Writes a value when the one there is has the bytes of another; false when it has not, and nothing is written.
    public func set(_ value: Value, ifEqualTo old: Value) -> RecordOperation<Bool> {
        operation(
            "swap", .texts, encoding: { () throws(RecordError) in [try argument(old), try argument(value)] },
            read: RedisReply.flag)
    }
}
