import FerroMonitor
import FerroSupport
import Testing

@Suite struct DebugAccessTests {
    private static let token = "correct-horse-battery"

    @Test(
        arguments: [
            (.development, false, nil, nil, .allowed),
            (.test, false, "", nil, .allowed),
            (.production, false, token, "Bearer \(token)", .refused(.closed)),
            (.production, true, nil, "Bearer \(token)", .refused(.noTokenConfigured)),
            (.production, true, "", "Bearer ", .refused(.noTokenConfigured)),
            (.production, true, token, nil, .refused(.noTokenGiven)),
            (.production, true, token, "", .refused(.noTokenGiven)),
            (.production, true, token, "Bearer", .refused(.noTokenGiven)),
            (.production, true, token, "Basic \(token)", .refused(.noTokenGiven)),
            (.production, true, token, "Bearer \(token) x", .refused(.noTokenGiven)),
            (.production, true, token, "Bearer wrong", .refused(.wrongToken)),
            (.production, true, token, "Bearer \(token)x", .refused(.wrongToken)),
            (.production, true, token, "Bearer \(token)\(token)", .refused(.wrongToken)),
            (.production, true, token, "Bearer \(token.dropLast())", .refused(.wrongToken)),
            (.production, true, token, "Bearer \(token.uppercased())", .refused(.wrongToken)),
            (.production, true, token, "Bearer \(token)", .allowed),
            (.staging, true, token, "bearer \(token)", .allowed),
            (.custom("qa"), true, token, "BEARER  \(token) ", .allowed),
            (.custom("qa"), false, token, "Bearer \(token)", .refused(.closed)),
            (.staging, false, nil, nil, .refused(.closed)),
        ] as [(Stage, Bool, String?, String?, DebugAccess.Decision)])
    func `access is as the table says`(
        stage: Stage, isOpen: Bool, token: String?, authorization: String?, expected: DebugAccess.Decision
    ) {
        let access = DebugAccess(stage: stage, isOpen: isOpen, token: token.map { Secret($0) })
        #expect(access.decide(authorization: authorization) == expected)
        #expect(access.decide(isHealth: true, authorization: authorization) == .allowed)
    }

    @Test func `no message tells the token`() {
        for refusal in DebugRefusal.allCases { #expect(!refusal.logMessage.contains(Self.token)) }
    }

    @Test func `the configuration comes from the environment`() throws {
        let standard = try MonitorConfiguration(Env(stage: .production, values: ["FERRO_DEBUG_TOKEN": ""]))
        #expect(standard.collectsMetrics)
        #expect(!standard.debugEndpoints)
        #expect(standard.debugToken == nil)
        let open = try MonitorConfiguration(
            Env(
                stage: .production,
                values: [
                    "FERRO_DEBUG_ENDPOINTS": "1", "FERRO_DEBUG_TOKEN": "0123456789abcdef",
                    "FERRO_COLLECT_METRICS": "off",
                ]))
        #expect(open.debugEndpoints)
        #expect(open.debugToken?.reveal() == "0123456789abcdef")
        #expect(!open.collectsMetrics)
        #expect(MonitorConfiguration.declarations.map(\.defaultText) == ["true", "false", ""])
    }
}
