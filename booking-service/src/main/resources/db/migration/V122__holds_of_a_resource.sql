-- Every booking looks for holds that give way to it; nearly always there are none, and this tells so at once.
CREATE INDEX reservation_hold ON reservation (resource_id) WHERE hold_id IS NOT NULL;
