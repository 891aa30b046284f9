import FerroMonitor
import Foundation
import Testing

@Suite struct DebugReplyTests {
    private let moment = Date(timeIntervalSince1970: 1_795_255_200.25)

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func `an answer is wrapped`() throws {
        #expect(
            try json(DebugReply(MiddlewareReport(global: ["RequestLog"]), at: moment))
                == #"{"data":{"global":["RequestLog"]},"success":true,"timestamp":"2026-11-21T10:00:00.250Z"}"#)
    }

    @Test func `a refusal is wrapped`() throws {
        #expect(
            try json(DebugFailure("closed", at: moment))
                == #"{"error":"closed","success":false,"timestamp":"2026-11-21T10:00:00.250Z"}"#)
    }

    @Test func `health tells of the database when asked`() throws {
        #expect(try json(HealthReport(at: moment)) == #"{"status":"ok","timestamp":"2026-11-21T10:00:00.250Z"}"#)
        #expect(
            try json(report(databaseProblem: nil))
                == #"{"database":"connected","status":"ok","timestamp":"2026-11-21T10:00:00.250Z"}"#)
        #expect(
            try json(report(databaseProblem: "down"))
                == #"{"database":"error","database_error":"down","status":"ok","#
                + #""timestamp":"2026-11-21T10:00:00.250Z"}"#)
    }

    private func report(databaseProblem problem: String?) -> HealthReport {
        var report = HealthReport(at: moment)
        report.add(databaseProblem: problem)
        return report
    }

    @Test func `health tells of Redis when asked`() throws {
        var report = HealthReport(at: moment, isReady: false)
        report.add(redisProblem: "away")
        #expect(
            try json(report)
                == #"{"redis":"error","redis_error":"away","status":"draining","#
                + #""timestamp":"2026-11-21T10:00:00.250Z"}"#)
    }

    @Test func `a service names its binding`() throws {
        #expect(
            try json([ServiceRecord(name: "geocoder", bindingType: .traitBinding)])
                == #"[{"binding_type":"trait_binding","name":"geocoder"}]"#)
    }
}
