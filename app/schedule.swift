internal import Ferro

/// What the board does by itself, each tick once however many workers there are.
@ScheduleBuilder var appSchedule: Schedule {
    Every(.day, at: 4, 10) { RecountLinks() }.withoutOverlapping()
}
