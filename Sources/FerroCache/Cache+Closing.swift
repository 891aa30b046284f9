extension Cache {
    /// Waits until no value is being computed in the background.
    public func settle() async { await core.refreshes.settle() }

    /// Begins no more work in the background, and waits for what runs; what takes longer than the grace is cancelled.
    ///
    /// Everything else works as before.
    public func close(within grace: Duration = .seconds(10)) async {
        core.refreshes.close()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await settle() }
            group.addTask { try? await Task.sleep(for: grace) }
            await group.next()
            group.cancelAll()
        }
        core.flights.cancelBackground()
    }
}
