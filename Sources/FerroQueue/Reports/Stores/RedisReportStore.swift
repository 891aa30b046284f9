public import FerroRedis
public import Logging

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Keeps what workers tell in Redis; every call is one script, reading minutes is two round trips.
///
/// ```
/// {PREFIX}:reports:workers       hash      the worker's id: when it reported, its report as JSON
/// {PREFIX}:reports:minutes       sorted    minutes since 1970 that there is something of
/// {PREFIX}:reports:minute:N      hash      "done:7:defaultindex_post": a number that is added to
/// ```
///
/// A field names the number, the length of the queue's name in bytes, that name, and the name of the jobs' type. Minutes
/// go by themselves after the retention.
public struct RedisReportStore: WorkerReportStore {
    private let redis: any RedisCommands
    private let prefix: String
    private let retention: Int64
    private let logger: Logger

    /// A store behind a client; `prefix` is that of the queue, without braces.
    public init(
        _ redis: any RedisCommands, prefix: String = "ferro_queue", retention: Duration = .seconds(86_400),
        logger: Logger = Logger(label: "ferro.queue")
    ) {
        self.init(redis, base: RedisLayout(prefix: prefix).base, retention: retention, logger: logger)
    }

    init(
        _ redis: any RedisCommands, base: RedisKey, retention: Duration = .seconds(86_400), logger: Logger
    ) {
        self.redis = redis
        self.logger = logger
        self.prefix = base.rawValue + "reports:"
        self.retention = max(60, retention.components.seconds)
    }

    private var workersKey: RedisKey { RedisKey(prefix + "workers") }
    private var minutesKey: RedisKey { RedisKey(prefix + "minutes") }
    private func key(of minute: Int64) -> RedisKey { RedisKey("\(prefix)minute:\(minute)") }

    /// Replaces a worker's report and adds to the minutes.
    public func report(_ report: WorkerReport, _ minutes: [QueueMinute]) async throws {
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        let lines = QueueMinute.merged(minutes)
        var keys = [workersKey, minutesKey]
        var arguments: [RedisArgument] = [
            RedisArgument(report.workerID), "\(report.at.timeIntervalSince1970) \(text)",
            RedisArgument(retention), RedisArgument(QueueMinute.index(of: report.at + .seconds(-retention))),
        ]
        for minute in Set(lines.map(\.line.minute)).sorted() {
            let cells = lines.filter { $0.line.minute == minute }.flatMap(Self.fields)
            keys.append(key(of: minute))
            arguments += [RedisArgument(minute), RedisArgument(cells.count)]
            for cell in cells { arguments += [RedisArgument(cell.field), RedisArgument(cell.amount)] }
        }
        try await redis.run(ReportScripts.report, keys: keys, arguments: arguments)
    }

    /// Removes a worker that has stopped.
    public func leave(_ workerID: String) async throws { try await redis.deleteFields([workerID], of: workersKey) }

    /// The workers that reported since a date, by id; a report of another version that cannot be read is left out.
    public func workers(since date: Date) async throws -> [WorkerReport] {
        let reports = try await redis.fieldValues(of: workersKey, as: [UInt8].self).compactMap(worker)
        return reports.filter { $0.at >= date }.sorted { $0.workerID < $1.workerID }
    }

    /// What happened in the minutes that began since a date; a number that cannot be read is left out.
    public func minutes(since date: Date) async throws -> [QueueMinute] {
        let first = (date.timeIntervalSince1970 / 60).rounded(.up)
        let reply = try await redis.send(
            RedisCommand(
                "ZRANGEBYSCORE", [RedisArgument(minutesKey), RedisArgument(first), "+inf"], keys: .first,
                isReadOnly: true))
        guard case .array(let members) = reply else { throw RedisEngine.unreadable }
        let minutes = members.compactMap { member in
            known(member.bytes.flatMap { Int64(redisBytes: $0) }, "a minute")
        }
        let hashes = try await redis.pipeline(
            requests: minutes.map { .fields(of: key(of: $0), as: String.self) })
        var lines: [QueueMinute.Line: [String: Int64]] = [:]
        for (minute, hash) in zip(minutes, hashes) {
            for (field, text) in try hash.get() {
                guard let (line, cell) = known(Self.line(field, of: minute), "a field"),
                    let amount = known(Int64(text), "a number")
                else { continue }
                lines[line, default: [:]][cell] = amount
            }
        }
        return Self.read(lines)
    }

    /// Removes minutes before a date, and workers that did not report since.
    public func prune(before date: Date) async throws {
        let first = (date.timeIntervalSince1970 / 60).rounded(.up)
        try await redis.run(
            ReportScripts.prune, keys: [workersKey, minutesKey],
            arguments: [RedisArgument(date.timeIntervalSince1970), RedisArgument(first), "\(prefix)minute:"])
    }
}

extension RedisReportStore {
    /// The numbers of a line that are not 0, each with its field.
    private static func fields(_ line: QueueMinute) -> [(field: String, amount: Int64)] {
        let queue = line.queue.rawValue
        let rest = ":\(queue.utf8.count):\(queue)\(line.name)"
        return zip(QueueMinute.cellNames, line.cells).filter { $0.1 != 0 }.map { (field: $0 + rest, amount: $1) }
    }

    /// What a field is about, and which number of it; nil for a field that nobody here wrote.
    static func line(_ field: String, of minute: Int64) -> (QueueMinute.Line, cell: String)? {
        let parts = field.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let length = Int(String(Substring(parts[1]))), (0...parts[2].count).contains(length),
            let queue = String(parts[2].prefix(length)), let name = String(parts[2].dropFirst(length))
        else { return nil }
        let line = QueueMinute.Line(minute: minute, queue: QueueName(queue), name: name)
        return (line, cell: String(Substring(parts[0])))
    }

    private static func read(_ lines: [QueueMinute.Line: [String: Int64]]) -> [QueueMinute] {
        let minutes = lines.map { line, cells -> QueueMinute in
            var minute = line.empty
            minute.read { cells[$0] ?? 0 }
            return minute
        }
        return minutes.sorted { $0.comes(before: $1) }
    }

    private func worker(_ value: [UInt8]) -> WorkerReport? {
        let json = value.drop { $0 != UInt8(ascii: " ") }
        return known(try? JSONDecoder().decode(WorkerReport.self, from: Data(json)), "a worker's report")
    }

    /// What could be read; says what could not, of which one must not cost all the others.
    private func known<Value>(_ value: Value?, _ what: String) -> Value? {
        if value == nil {
            logger.debug("\(what) in Redis cannot be read and is left out: another version or program wrote it")
        }
        return value
    }
}
