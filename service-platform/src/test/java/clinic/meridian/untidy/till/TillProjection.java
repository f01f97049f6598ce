package clinic.meridian.untidy.till;

import clinic.meridian.platform.command.Commands;
import clinic.meridian.untidy.UntidyService;
import clinic.meridian.untidy.desk.Desk;

/// A read model that could decide something: a rebuild would decide it again.
public final class TillProjection {

    final Commands commands;
    final Desk desk;
    final Object everything = UntidyService.EVERYTHING.hashCode();

    TillProjection(Commands commands, Desk desk) {
        this.commands = commands;
        this.desk = desk;
    }
}
