import Foundation

/// The worker processes: some places, each with one worker at a time.
actor Crew {
    private struct Place {
        var process: ChildProcess
        var life: Life
        var isPaused = false
    }

    private let setting: Setting
    private var places: [Place] = []
    private var past: [Life] = []
    /// Workers that ended although nobody had told them to.
    private(set) var strayed: [String] = []

    init(_ setting: Setting) { self.setting = setting }

    func start(_ count: Int) throws {
        for place in 0..<count { places.append(try hire(place, 0)) }
    }

    private func hire(_ place: Int, _ generation: Int) throws -> Place {
        let name = "\(place)-\(generation)"
        let process = try ChildProcess(
            setting.program, setting.arguments(worker: name), environment: ["PROOF_STORE": setting.store],
            output: "\(setting.folder)/worker-\(name).out")
        return Place(process: process, life: Life(name: name))
    }

    /// Ends a worker that runs, on the spot, and starts another one in its place.
    func kill(_ dice: inout Dice) async throws {
        while awake.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        guard let place = awake.randomElement(using: &dice) else { return }
        try await replace(place, after: dice.duration(0...300))
    }

    private func replace(_ place: Int, after wait: Duration) async throws {
        let process = places[place].process
        if process.hasEnded { strayed.append(places[place].life.name) }
        places[place].life.diedAt = .current
        // Nobody else may choose it meanwhile.
        places[place].isPaused = true
        process.signal(SIGKILL)
        _ = try await process.ended(within: .seconds(10))
        try await Task.sleep(for: wait)
        past.append(places[place].life)
        places[place] = try hire(place, past.count)
    }

    /// Stops a worker that runs for a time, and lets it go on.
    func pause(_ dice: inout Dice, for time: Duration) async throws {
        // One is left at work.
        while awake.count < 2 { try await Task.sleep(for: .milliseconds(20)) }
        guard let place = awake.randomElement(using: &dice) else { return }
        places[place].isPaused = true
        places[place].process.signal(SIGSTOP)
        let start = Moment.current
        try await Task.sleep(for: time)
        places[place].process.signal(SIGCONT)
        places[place].life.pauses.append(start...Moment.current)
        places[place].isPaused = false
    }

    private var awake: [Int] { places.indices.filter { !places[$0].isPaused } }

    /// Asks all to stop, and answers the lives of all that ever worked.
    func dismiss() async throws -> [Life] {
        for place in places { place.process.signal(SIGTERM) }
        for place in places {
            let isWell = try await place.process.ended(within: .seconds(15))
            place.process.signal(SIGKILL)
            if !isWell { strayed.append(place.life.name) }
            past.append(place.life)
        }
        return past
    }
}

/// What was done to one worker process.
struct Life: Sendable {
    let name: String
    var diedAt: Moment?
    var pauses: [ClosedRange<Moment>] = []
}

/// What workers are started with.
struct Setting: Sendable {
    let program: String
    let store: String
    let folder: String
    let lease: Duration
    let concurrency: Int
    let breakage: Breakage?

    func arguments(worker name: String) -> [String] {
        [
            "worker", "--name", name, "--ledger", ledger(of: name), "--lease", "\(Int(lease / .milliseconds(1)))",
            "--concurrency", "\(concurrency)",
        ] + (breakage.map { ["--break", $0.rawValue] } ?? [])
    }

    func ledger(of name: String) -> String { "\(folder)/worker-\(name).ledger" }
}
