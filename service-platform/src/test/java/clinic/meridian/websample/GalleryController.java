package clinic.meridian.websample;

import clinic.meridian.platform.security.MayEnter;
import clinic.meridian.platform.security.Public;
import clinic.meridian.platform.shell.LocationChoice;
import clinic.meridian.platform.shell.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Pages that show what the shell has, as the services would use it.
@Controller
class GalleryController {

    @MayEnter
    @GetMapping("/gallery/{page}")
    String page(@PathVariable String page, @Nullable LocationChoice location, Model model) {
        if (page.equals("day") && location != null) {
            model.addAttribute(
                    "notice",
                    Notice.undoable("Linda Okafor is checked in at " + location.name() + ".", "/gallery/undo"));
        }
        return "gallery/" + page;
    }

    @MayEnter
    @PostMapping("/gallery/undo")
    String undo(RedirectAttributes redirect) {
        redirect.addFlashAttribute(Notice.FLASH, Notice.done("Taken back: Linda Okafor is booked again."));
        return "redirect:/gallery/empty";
    }

    @MayEnter
    @PostMapping("/gallery/fragment")
    String fragment(Model model) {
        model.addAttribute("notice", Notice.attention("Saved, but the room is double-booked elsewhere."));
        return "meridian/notices :: oob";
    }

    @Public
    @GetMapping("/c/{token}/visit")
    String visit(@PathVariable String token, Model model) {
        model.addAttribute(
                "clinic",
                Map.of(
                        "name", "Meridian Mitte",
                        "address", "Torstraße 1, 10119 Berlin",
                        "phone", "+49 30 1234567",
                        "email", "mitte@example.org"));
        return "gallery/visit";
    }
}
